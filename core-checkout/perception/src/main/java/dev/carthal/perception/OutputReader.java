package dev.carthal.perception;

import dev.carthal.hal.inference.Quantization;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Read the elements of a model's output as the numbers that they mean, whatever type they are stored in.
///
/// @param type one of FLOAT32, FLOAT16, UINT8, INT8
/// @param scale how much one step means; 1 where the elements mean themselves
/// @param zeroPoint the element that means 0
record OutputReader(TensorType type, float scale, int zeroPoint) {
    /// {@return whether such a tensor can be read}
    static boolean reads(TensorSpec output) {
        return switch (output.type()) {
            case FLOAT32, FLOAT16 -> output.quantization().isEmpty();
            case UINT8, INT8 ->
                output.quantization().map(steps -> steps.axis() < 0).orElse(false);
            default -> false;
        };
    }

    /// {@return the reader of a tensor that can be read}
    static OutputReader of(TensorSpec output) {
        Quantization steps = output.quantization().orElse(InputWriter.PLAIN);
        return new OutputReader(
                output.type(), steps.scales().getFirst(), steps.zeroPoints().getFirst());
    }

    /// {@return by how much an element can differ from what the model meant, at the most}
    double error() {
        return switch (type) {
            case FLOAT32 -> 0;
            case FLOAT16 -> 0x1p-12; // half a step just below 1
            default -> scale / 2;
        };
    }

    float at(MemorySegment tensor, int index) {
        return switch (type) {
            case FLOAT32 -> tensor.getAtIndex(ValueLayout.JAVA_FLOAT, index);
            case FLOAT16 -> Float.float16ToFloat(tensor.getAtIndex(ValueLayout.JAVA_SHORT, index));
            case UINT8 -> scale * ((tensor.get(ValueLayout.JAVA_BYTE, index) & 0xFF) - zeroPoint);
            default -> scale * (tensor.get(ValueLayout.JAVA_BYTE, index) - zeroPoint);
        };
    }
}
