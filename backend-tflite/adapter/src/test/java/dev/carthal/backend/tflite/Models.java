package dev.carthal.backend.tflite;

import static dev.carthal.backend.tflite.Flatbuffer.FLOAT16;
import static dev.carthal.backend.tflite.Flatbuffer.FLOAT32;
import static dev.carthal.backend.tflite.Flatbuffer.INT32;
import static dev.carthal.backend.tflite.Flatbuffer.INT64;
import static dev.carthal.backend.tflite.Flatbuffer.INT8;

import dev.carthal.backend.tflite.Flatbuffer.Kind;
import dev.carthal.backend.tflite.Flatbuffer.Quantized;
import java.util.List;
import java.util.Map;

/// Small models, whose answers can be worked out by hand.
final class Models {
    private static final Kind ADD = Kind.of(0, 11, Map.of());
    private static final Kind CAST = Kind.of(53, 37, Map.of());
    private static final Kind MAXIMUM = Kind.of(55, 39, Map.of());
    private static final Kind LOG_SOFTMAX = Kind.of(50, 36, Map.of());
    private static final Kind RESHAPE = Kind.of(22, 17, Map.of());
    private static final Kind SOFTMAX = Kind.of(25, 9, Map.of(0, 1f));
    private static final Kind GATHER = Kind.of(36, 23, Map.of(0, 0));
    private static final Kind FULLY_CONNECTED = Kind.of(9, 8, Map.of(0, (byte) 0));
    /// SAME, stride 1, fused with RELU.
    private static final Kind CONVOLUTION = Kind.of(3, 1, Map.of(0, (byte) 0, 1, 1, 2, 1, 3, (byte) 1, 4, 1, 5, 1));

    private Models() {}

    /// `y = x + x`, of any type that can be added.
    static byte[] sum(int type, int... shape) {
        Flatbuffer file = new Flatbuffer();
        int x = file.tensor("x", type, shape);
        int y = file.tensor("y", type, shape);
        file.operator(ADD, y, x, x);
        return file.bytes(new int[] {x}, y);
    }

    /// `y = x + x` on 8 bits, where the integers of `x` stand for steps of 0.5 and those of `y` for whole ones.
    static byte[] quantizedSum(int type, int zeroPoint) {
        Flatbuffer file = new Flatbuffer();
        int x = file.quantized("x", type, Quantized.by(0.5f, zeroPoint), 1, 4);
        int y = file.quantized("y", type, Quantized.by(1, zeroPoint), 1, 4);
        file.operator(ADD, y, x, x);
        return file.bytes(new int[] {x}, y);
    }

    /// The same numbers, with a scale for each of two channels.
    static byte[] perChannel() {
        Flatbuffer file = new Flatbuffer();
        Quantized meaning = new Quantized(List.of(0.5f, 0.25f), List.of(0, 0), 1);
        int x = file.quantized("x", INT8, meaning, 1, 2);
        int y = file.quantized("y", INT8, meaning, 1, 2);
        file.operator(RESHAPE, y, x, file.constant("shape", new int[] {1, 2}, 2));
        return file.bytes(new int[] {x}, y);
    }

    /// A 3×3 sum over a picture of 4×4, and nothing below zero.
    static byte[] convolution() {
        Flatbuffer file = new Flatbuffer();
        float[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        int x = file.tensor("x", FLOAT32, 1, 4, 4, 1);
        int y = file.tensor("y", FLOAT32, 1, 4, 4, 1);
        file.operator(CONVOLUTION, y, x, file.constant("w", ones, 1, 3, 3, 1), file.constant("b", new float[] {-1}, 1));
        return file.bytes(new int[] {x}, y);
    }

    /// Probabilities over four classes, for as many rows as a run brings.
    static byte[] softmax(int rows) {
        Flatbuffer file = new Flatbuffer();
        int x = file.tensor("x", FLOAT32, rows, 4);
        int y = file.tensor("y", FLOAT32, rows, 4);
        file.operator(SOFTMAX, y, x);
        return file.bytes(new int[] {x}, y);
    }

    /// Two sums over three values.
    static byte[] fullyConnected() {
        Flatbuffer file = new Flatbuffer();
        int x = file.tensor("x", FLOAT32, 1, 3);
        int y = file.tensor("y", FLOAT32, 1, 2);
        int weights = file.constant("w", new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        file.operator(FULLY_CONNECTED, y, x, weights, file.constant("b", new float[] {10, 20}, 2));
        return file.bytes(new int[] {x}, y);
    }

    /// The same numbers in binary16 and binary32.
    static byte[] half() {
        Flatbuffer file = new Flatbuffer();
        int x = file.tensor("x", FLOAT16, 1, 4);
        int y = file.tensor("y", FLOAT32, 1, 4);
        file.operator(CAST, y, x);
        return file.bytes(new int[] {x}, y);
    }

    /// Pick one of three numbers; any other place makes the run fail.
    static byte[] pick() {
        Flatbuffer file = new Flatbuffer();
        int x = file.tensor("x", INT32, 1);
        int y = file.tensor("y", FLOAT32, 1);
        file.operator(GATHER, y, file.constant("values", new float[] {1, 2, 3}, 3), x);
        return file.bytes(new int[] {x}, y);
    }

    /// `y = x` in many steps, so that a run takes long enough to be ended; of int64, which XNNPACK leaves alone, so
    /// that there is a moment between two of them.
    static byte[] steps(int count, int elements) {
        Flatbuffer file = new Flatbuffer();
        int x = file.tensor("x", INT64, 1, elements);
        int last = x;
        for (int i = 1; i <= count; i++) {
            int next = file.tensor(i == count ? "y" : "step" + i, INT64, 1, elements);
            file.operator(MAXIMUM, next, last, last);
            last = next;
        }
        return file.bytes(new int[] {x}, last);
    }

    /// Logarithms of probabilities, again and again, which changes nothing: an operator that XNNPACK leaves alone.
    static byte[] logSoftmax(int count, int classes) {
        Flatbuffer file = new Flatbuffer();
        int x = file.tensor("x", FLOAT32, -1, classes);
        int last = x;
        for (int i = 1; i <= count; i++) {
            int next = file.tensor(i == count ? "y" : "step" + i, FLOAT32, -1, classes);
            file.operator(LOG_SOFTMAX, next, last);
            last = next;
        }
        return file.bytes(new int[] {x}, last);
    }

    /// Probabilities over the twelve values of a picture of 2×2 pixels.
    static byte[] pixels() {
        Flatbuffer file = new Flatbuffer();
        int x = file.tensor("x", FLOAT32, 1, 2, 2, 3);
        int row = file.tensor("row", FLOAT32, 1, 12);
        int y = file.tensor("y", FLOAT32, 1, 12);
        file.operator(RESHAPE, row, x, file.constant("shape", new int[] {1, 12}, 2));
        file.operator(SOFTMAX, y, row);
        return file.bytes(new int[] {x}, y);
    }

    /// A file that says five elements where its operator makes four.
    static byte[] untrue() {
        Flatbuffer file = new Flatbuffer();
        int x = file.tensor("x", FLOAT32, 1, 4);
        int y = file.tensor("y", FLOAT32, 1, 5);
        file.operator(ADD, y, x, x);
        return file.bytes(new int[] {x}, y);
    }

    /// An operator that nobody has.
    static byte[] unknown() {
        Flatbuffer file = new Flatbuffer();
        int x = file.tensor("x", FLOAT32, 1, 4);
        int y = file.tensor("y", FLOAT32, 1, 4);
        file.operator(Kind.custom("NoSuchOperator"), y, x);
        return file.bytes(new int[] {x}, y);
    }
}
