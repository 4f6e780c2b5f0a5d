package dev.carthal.hal.inference;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Read and write elements of a tensor as the numbers that they mean.
final class Elements {
    private static final Quantization PLAIN = new Quantization(-1, List.of(1f), List.of(0));

    private Elements() {}

    static double read(TensorSpec spec, MemorySegment tensor, long index) {
        double stored = switch (spec.type()) {
            case FLOAT32 -> tensor.get(ValueLayout.JAVA_FLOAT_UNALIGNED, 4 * index);
            case FLOAT16 -> Float.float16ToFloat(tensor.get(ValueLayout.JAVA_SHORT_UNALIGNED, 2 * index));
            case UINT8 -> tensor.get(ValueLayout.JAVA_BYTE, index) & 0xFF;
            case INT8 -> tensor.get(ValueLayout.JAVA_BYTE, index);
            case INT32 -> tensor.get(ValueLayout.JAVA_INT_UNALIGNED, 4 * index);
            case INT64 -> tensor.get(ValueLayout.JAVA_LONG_UNALIGNED, 8 * index);
        };
        Quantization meaning = spec.quantization().orElse(PLAIN);
        int entry = entry(spec, meaning, index);
        return meaning.scales().get(entry) * (stored - meaning.zeroPoints().get(entry));
    }

    static void write(TensorSpec spec, MemorySegment tensor, long index, double value) {
        Quantization meaning = spec.quantization().orElse(PLAIN);
        int entry = entry(spec, meaning, index);
        double stored =
                value / meaning.scales().get(entry) + meaning.zeroPoints().get(entry);
        switch (spec.type()) {
            case FLOAT32 -> tensor.set(ValueLayout.JAVA_FLOAT_UNALIGNED, 4 * index, (float) stored);
            case FLOAT16 ->
                tensor.set(ValueLayout.JAVA_SHORT_UNALIGNED, 2 * index, Float.floatToFloat16((float) stored));
            case UINT8 -> tensor.set(ValueLayout.JAVA_BYTE, index, (byte) Math.clamp(Math.rint(stored), 0.0, 255.0));
            case INT8 -> tensor.set(ValueLayout.JAVA_BYTE, index, (byte) Math.clamp(Math.rint(stored), -128.0, 127.0));
            case INT32 -> tensor.set(ValueLayout.JAVA_INT_UNALIGNED, 4 * index, (int) Math.rint(stored));
            case INT64 -> tensor.set(ValueLayout.JAVA_LONG_UNALIGNED, 8 * index, (long) Math.rint(stored));
        }
    }

    /// {@return which scale holds for an element: the one of its place along the axis}
    private static int entry(TensorSpec spec, Quantization meaning, long index) {
        if (meaning.axis() < 0) {
            return 0;
        }
        long inner = 1;
        for (int d = spec.shape().size() - 1; d > meaning.axis(); d--) {
            inner *= Math.max(1, spec.shape().get(d));
        }
        return (int) (index / inner % meaning.scales().size());
    }
}
