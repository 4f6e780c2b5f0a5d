package dev.carthal.backend.onnx;

import dev.carthal.conformance.Bench;
import dev.carthal.conformance.FakeModel;
import dev.carthal.conformance.FakeVariant;
import dev.carthal.conformance.InferenceBench;
import dev.carthal.conformance.InferenceDriverRules;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The driver with the real engine and the real grocery model.
class OnnxConformanceTests extends InferenceDriverRules {
    private static final Path MODEL =
            Path.of(System.getProperty("house.root"), "models/grocery/package/onnx-fp32.onnx");

    @Override
    protected InferenceBench bench() throws IOException {
        byte[] content = Files.readAllBytes(MODEL);
        return new GroceryBench(
                new FakeVariant("onnx-fp32", "onnx", content),
                new FakeVariant("torn", "onnx", Arrays.copyOf(content, content.length / 2)));
    }

    private record GroceryBench(ModelVariant variant, ModelVariant broken) implements InferenceBench {
        @Override
        public InferenceDriver driver() {
            return new OnnxDriver();
        }

        @Override
        public FakeModel model() {
            return FakeModel.of(
                    List.of(TensorSpec.of("image", TensorType.FLOAT32, List.of(-1L, 3L, 128L, 128L))),
                    List.of(TensorSpec.of("probabilities", TensorType.FLOAT32, List.of(-1L, 81L))),
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
