package dev.carthal.backend.tflite;

import dev.carthal.conformance.Bench;
import dev.carthal.conformance.FakeModel;
import dev.carthal.conformance.FakeVariant;
import dev.carthal.conformance.InferenceBench;
import dev.carthal.conformance.InferenceDriverRules;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The driver with the real engine.
class TfliteConformanceTests extends InferenceDriverRules {
    private static final int CLASSES = 10_000;

    @Override
    protected InferenceBench bench() {
        byte[] content = Models.logSoftmax(8, CLASSES);
        return new LogSoftmaxBench(
                new FakeVariant("tflite-fp32", "tflite", content),
                new FakeVariant("torn", "tflite", Arrays.copyOf(content, content.length / 2)));
    }

    private record LogSoftmaxBench(ModelVariant variant, ModelVariant broken) implements InferenceBench {
        @Override
        public InferenceDriver driver() {
            return new TfliteDriver();
        }

        @Override
        public FakeModel model() {
            return FakeModel.of(
                    List.of(TensorSpec.of("x", TensorType.FLOAT32, List.of(-1L, (long) CLASSES))),
                    List.of(TensorSpec.of("y", TensorType.FLOAT32, List.of(-1L, (long) CLASSES))),
                    variant);
        }

        @Override
        public Map<String, Object> working() {
            return Map.of("invocations", 2);
        }

        @Override
        public Bench.Flaw unusable() {
            return new Bench.Flaw(Map.of("invocations", 0), "invocations");
        }
    }
}
