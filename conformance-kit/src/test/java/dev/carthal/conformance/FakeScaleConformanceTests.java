package dev.carthal.conformance;

final class FakeScaleConformanceTests extends ScaleDriverRules {
    @Override
    protected ScaleBench bench() {
        return new FakeScaleBench();
    }
}
