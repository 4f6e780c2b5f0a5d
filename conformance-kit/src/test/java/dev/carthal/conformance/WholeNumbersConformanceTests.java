package dev.carthal.conformance;

/// A scale without a point in its display can be judged, too.
final class WholeNumbersConformanceTests extends ScaleDriverRules {
    @Override
    protected ScaleBench bench() {
        return new FakeScaleBench() {
            @Override
            public int decimals() {
                return 0;
            }
        };
    }
}
