package dev.carthal.perception;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.Preprocessing;
import dev.carthal.hal.inference.Quantization;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Write a picture into the input of one model: clamped, normalised, quantised, in its type and its order.
final class InputWriter {
    private static final List<TensorType> TYPES =
            List.of(TensorType.FLOAT32, TensorType.FLOAT16, TensorType.UINT8, TensorType.INT8);

    private static final Quantization PLAIN = new Quantization(-1, List.of(1f), List.of(0));

    final int width;
    final int height;

    private final TensorType type;
    private final boolean planar;
    private final float[] gain = new float[3];
    private final float[] shift = new float[3];
    /// What is written at once: one colour, or all where they alternate.
    private final float[] values;
    private final short[] halves;
    private final byte[] bytes;

    /// @throws DeviceException if the model's input is not one that a picture can be put into
    InputWriter(Model model) throws DeviceException {
        Preprocessing wanted = model.preprocessing();
        width = wanted.width();
        height = wanted.height();
        planar = planar(model);
        TensorSpec input = model.inputs().getFirst();
        type = input.type();
        Quantization stored = input.quantization().orElse(PLAIN);
        for (int c = 0; c < 3; c++) {
            double steps = wanted.deviation().get(c) * (double) stored.scales().getFirst();
            gain[c] = (float) (1 / (255 * steps));
            shift[c] = (float) (stored.zeroPoints().getFirst() - wanted.mean().get(c) / steps);
        }
        values = new float[(planar ? 1 : 3) * width * height];
        halves = new short[type == TensorType.FLOAT16 ? values.length : 0];
        bytes = new byte[type.bytes() == 1 ? values.length : 0];
    }

    /// Write one colour; where colours alternate, all are written with the last.
    ///
    /// @param tensor the model's input
    /// @param colour 0 red, 1 green, 2 blue
    /// @param shades how much of it each pixel has, on the scale 0..255, or beyond
    void write(MemorySegment tensor, int colour, float[] shades) {
        float[] line = values;
        float factor = gain[colour];
        float summand = shift[colour];
        if (planar) {
            for (int i = 0; i < shades.length; i++) {
                line[i] = Math.min(255, Math.max(0, shades[i])) * factor + summand;
            }
            store(tensor, (long) colour * shades.length);
        } else {
            for (int i = 0; i < shades.length; i++) {
                line[3 * i + colour] = Math.min(255, Math.max(0, shades[i])) * factor + summand;
            }
            if (colour == 2) {
                store(tensor, 0);
            }
        }
    }

    private void store(MemorySegment tensor, long element) {
        switch (type) {
            case FLOAT16 -> storeHalves(tensor, 2 * element);
            case UINT8 -> storeBytes(tensor, element, 0);
            case INT8 -> storeBytes(tensor, element, Byte.MIN_VALUE);
            default ->
                MemorySegment.copy(values, 0, tensor, ValueLayout.JAVA_FLOAT_UNALIGNED, 4 * element, values.length);
        }
    }

    private void storeHalves(MemorySegment tensor, long start) {
        for (int i = 0; i < halves.length; i++) {
            halves[i] = Float.floatToFloat16(values[i]);
        }
        MemorySegment.copy(halves, 0, tensor, ValueLayout.JAVA_SHORT_UNALIGNED, start, halves.length);
    }

    /// Rounds to the nearest step, and what lies beyond the type to its end.
    private void storeBytes(MemorySegment tensor, long start, int least) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((int) (Math.min(255, Math.max(0, values[i] - least)) + 0.5f) + least);
        }
        MemorySegment.copy(bytes, 0, tensor, ValueLayout.JAVA_BYTE, start, bytes.length);
    }

    /// {@return whether the model wants all red, then all green, then all blue}
    private boolean planar(Model model) throws DeviceException {
        TensorSpec input = model.inputs().getFirst();
        List<Long> shape = input.shape();
        boolean oneScale =
                input.quantization().map(steps -> steps.scales().size() == 1).orElse(true);
        if (model.inputs().size() == 1
                && TYPES.contains(input.type())
                && oneScale
                && shape.size() == 4
                && shape.getFirst() <= 1) {
            List<Long> picture = shape.subList(1, 4);
            if (input.layout().equals("NCHW") && picture.equals(List.of(3L, (long) height, (long) width))) {
                return true;
            }
            if (input.layout().equals("NHWC") && picture.equals(List.of((long) height, (long) width, 3L))) {
                return false;
            }
        }
        throw new DeviceException(
                Kind.UNSUPPORTED,
                "the model must have one input, [1, 3, " + height + ", " + width
                        + "]NCHW or the same as NHWC, of " + TYPES
                        + " with one scale: " + model.name() + " has " + model.inputs());
    }
}
