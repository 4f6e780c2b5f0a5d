package dev.carthal.backend.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a manifest says about tensors, beside what the graph says.
final class Tensors {
    private Tensors() {}

    /// @param role `input` or `output`
    /// @throws DeviceException of kind `CONFIGURATION` at the first difference, with both
    static void check(String role, List<TensorSpec> declared, Map<String, NodeInfo> graph) throws DeviceException {
        List<String> names = declared.stream().map(TensorSpec::name).toList();
        if (!List.copyOf(graph.keySet()).equals(names)) {
            throw lie(role + "s", graph.keySet().toString(), names.toString());
        }
        for (TensorSpec spec : declared) {
            NodeInfo node = Objects.requireNonNull(graph.get(spec.name()));
            if (!(node.getInfo() instanceof TensorInfo tensor)) {
                throw lie(role + " " + spec.name(), "that is no tensor", "a tensor");
            }
            List<Long> shape = Arrays.stream(tensor.getShape()).boxed().toList();
            if (!leavesOpen(shape, spec.shape())) {
                throw lie(
                        role + " " + spec.name() + " of shape",
                        shape.toString(),
                        spec.shape().toString());
            }
            if (tensor.type != javaType(spec.type())) {
                throw lie(
                        role + " " + spec.name() + " of type",
                        tensor.type.toString(),
                        spec.type().toString());
            }
        }
    }

    /// A manifest may fix an extent that the graph leaves open, such as that of a batch.
    private static boolean leavesOpen(List<Long> graph, List<Long> declared) {
        if (graph.size() != declared.size()) {
            return false;
        }
        for (int i = 0; i < graph.size(); i++) {
            if (graph.get(i) != TensorSpec.DYNAMIC && !graph.get(i).equals(declared.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static DeviceException lie(String what, String graph, String manifest) {
        return new DeviceException(
                Kind.CONFIGURATION, "the model has " + what + " " + graph + ", its manifest says " + manifest);
    }

    /// {@return the shape of one run: every dynamic extent is one}
    static long[] shape(TensorSpec spec) {
        return spec.shape().stream()
                .mapToLong(extent -> extent == TensorSpec.DYNAMIC ? 1 : extent)
                .toArray();
    }

    static OnnxJavaType javaType(TensorType type) {
        return switch (type) {
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT8 -> OnnxJavaType.INT8;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
        };
    }
}
