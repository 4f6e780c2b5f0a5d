package dev.carthal.backend.tflite;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.*;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.Quantization;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.tensorflowlite.TfLiteAffineQuantization;
import org.bytedeco.tensorflowlite.TfLiteFloatArray;
import org.bytedeco.tensorflowlite.TfLiteIntArray;
import org.bytedeco.tensorflowlite.TfLiteQuantization;
import org.bytedeco.tensorflowlite.TfLiteTensor;

/// What a manifest says about tensors, beside what the graph says.
final class Tensors {
    /// A manifest writes a scale with the digits that its author had.
    private static final float SCALE_TOLERANCE = 1e-6f;

    private Tensors() {}

    /// @param role `input` or `output`
    /// @throws DeviceException of kind `CONFIGURATION` at the first difference, with both
    static void check(String role, List<TensorSpec> declared, List<TfLiteTensor> graph) throws DeviceException {
        List<String> names = declared.stream().map(TensorSpec::name).toList();
        List<String> has = graph.stream().map(Tensors::name).toList();
        if (!has.equals(names)) {
            throw lie(role + "s", has, names);
        }
        for (int i = 0; i < declared.size(); i++) {
            TensorSpec spec = declared.get(i);
            TfLiteTensor tensor = graph.get(i);
            String named = role + " " + spec.name();
            if (!leavesOpen(signature(tensor), spec.shape())) {
                throw lie(named + " of shape", signature(tensor), spec.shape());
            }
            if (TfLiteTensorType(tensor) != engineType(spec.type())) {
                throw lie(
                        named + " of type",
                        TfLiteTypeGetName(TfLiteTensorType(tensor)).getString(),
                        spec.type());
            }
            checkQuantization(named, spec, tensor);
        }
    }

    /// Compare what the engine made of the graph's word, now that it knows the inputs.
    static void checkPrepared(String role, TensorSpec spec, TfLiteTensor tensor) throws DeviceException {
        List<Long> shape = shape(tensor);
        if (!shape.equals(oneRun(spec))) {
            throw lie(role + " " + spec.name() + " of shape", shape, spec.shape());
        }
    }

    private static void checkQuantization(String named, TensorSpec spec, TfLiteTensor tensor) throws DeviceException {
        Optional<Quantization> has = quantization(tensor);
        Optional<Quantization> says = spec.quantization();
        boolean same =
                has.isPresent() == says.isPresent() && (has.isEmpty() || same(has.orElseThrow(), says.orElseThrow()));
        if (!same) {
            throw lie(
                    named + " of quantization",
                    has.map(Object::toString).orElse("none"),
                    says.map(Object::toString).orElse("none"));
        }
    }

    private static boolean same(Quantization one, Quantization other) {
        if (one.axis() != other.axis() || !one.zeroPoints().equals(other.zeroPoints())) {
            return false;
        }
        for (int i = 0; i < one.scales().size(); i++) {
            float scale = one.scales().get(i);
            if (Math.abs(scale - other.scales().get(i)) > SCALE_TOLERANCE * scale) {
                return false;
            }
        }
        return true;
    }

    static Optional<Quantization> quantization(TfLiteTensor tensor) {
        TfLiteQuantization quantization = tensor.quantization();
        if (quantization.type() != kTfLiteAffineQuantization || quantization.params() == null) {
            return Optional.empty();
        }
        var affine = new TfLiteAffineQuantization(quantization.params());
        TfLiteFloatArray scale = affine.scale();
        TfLiteIntArray zeroPoint = affine.zero_point();
        if (scale == null || zeroPoint == null || scale.size() == 0) {
            return Optional.empty();
        }
        List<Float> scales = new ArrayList<>();
        List<Integer> zeroPoints = new ArrayList<>();
        for (int i = 0; i < scale.size(); i++) {
            scales.add(scale.data(i));
            zeroPoints.add(zeroPoint.data(Math.min(i, zeroPoint.size() - 1)));
        }
        return Optional.of(
                new Quantization(scales.size() == 1 ? -1 : affine.quantized_dimension(), scales, zeroPoints));
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

    private static String name(TfLiteTensor tensor) {
        return TfLiteTensorName(tensor).getString();
    }

    private static List<Long> signature(TfLiteTensor tensor) {
        TfLiteIntArray open = tensor.dims_signature();
        return open == null || open.size() == 0 ? shape(tensor) : extents(open);
    }

    private static List<Long> shape(TfLiteTensor tensor) {
        return extents(tensor.dims());
    }

    private static List<Long> extents(TfLiteIntArray array) {
        List<Long> extents = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            extents.add((long) array.data(i));
        }
        return extents;
    }

    /// {@return the shape of one run: every dynamic extent is one}
    static List<Long> oneRun(TensorSpec spec) {
        return spec.shape().stream()
                .map(extent -> extent == TensorSpec.DYNAMIC ? 1 : extent)
                .toList();
    }

    private static DeviceException lie(String what, Object graph, Object manifest) {
        return new DeviceException(
                Kind.CONFIGURATION, "the model has " + what + " " + graph + ", its manifest says " + manifest);
    }

    private static int engineType(TensorType type) {
        return switch (type) {
            case FLOAT32 -> kTfLiteFloat32;
            case FLOAT16 -> kTfLiteFloat16;
            case UINT8 -> kTfLiteUInt8;
            case INT8 -> kTfLiteInt8;
            case INT32 -> kTfLiteInt32;
            case INT64 -> kTfLiteInt64;
        };
    }
}
