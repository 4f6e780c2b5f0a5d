package dev.carthal.conformance;

final class FakeScannerConformanceTests extends ScannerDriverRules {
    @Override
    protected ScannerBench bench() {
        return new FakeScannerBench();
    }
}
