package dev.carthal.conformance;

final class FakeBackendConformanceTests extends InferenceDriverRules {
    @Override
    protected InferenceBench bench() {
        return new FakeBackendBench();
    }
}
