package dev.carthal.conformance;

import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.util.List;
import java.util.Map;

/// A bench over [FakeBackend].
class FakeBackendBench implements InferenceBench {
    private static final List<Long> SHAPE = List.of(1L, 8L);

    private final FakeBackend fake = new FakeBackend();

    final FakeBackend fake() {
        return fake;
    }

    @Override
    public InferenceDriver driver() {
        return fake;
    }

    @Override
    public FakeModel model() {
        return FakeModel.of(
                List.of(TensorSpec.of("in", TensorType.FLOAT32, SHAPE)),
                List.of(TensorSpec.of("out", TensorType.FLOAT32, List.of(1L, 2L))),
                FakeBackend.variant(SHAPE));
    }

    @Override
    public Bench.Flaw unusable() {
        return new Bench.Flaw(Map.of("invocations", 0), "invocations");
    }

    @Override
    public ModelVariant broken() {
        return new FakeVariant("torn", FakeBackend.ENGINE, "1,".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Override
    public void failNextRun(InferenceDriver driver) {
        fake.failNextRun();
    }
}
