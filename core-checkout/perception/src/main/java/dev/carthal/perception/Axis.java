package dev.carthal.perception;

/// Hold the weights of a triangle filter along one axis: which source pixels make each output pixel, and how
/// much each counts. They are Pillow's for `resize(..., BILINEAR, box)`. One object is used for frame after
/// frame.
final class Axis {
    final int size;
    final int outputs;
    final int[] first;
    final int[] count;
    final float[] weights;
    /// Where the weights of one output begin after those of the one before.
    final int stride;

    private double from = Double.NaN;
    private double to = Double.NaN;

    /// Make room for any box within `size` pixels.
    Axis(int size, int outputs) {
        this.size = size;
        this.outputs = outputs;
        first = new int[outputs];
        count = new int[outputs];
        stride = 2 * (int) Math.ceil(Math.max(1, (double) size / outputs)) + 1;
        weights = new float[outputs * stride];
    }

    /// {@return whether the weights are others than before}
    boolean fit(double boxFrom, double boxTo) {
        if (boxFrom == from && boxTo == to) {
            return false;
        }
        from = boxFrom;
        to = boxTo;
        double scale = (to - from) / outputs;
        double support = Math.max(scale, 1);
        for (int o = 0; o < outputs; o++) {
            double center = from + (o + 0.5) * scale;
            int low = Math.max(0, (int) (center - support + 0.5));
            int high = Math.min(size, (int) (center + support + 0.5));
            first[o] = low;
            count[o] = high - low;
            double sum = 0;
            for (int i = low; i < high; i++) {
                sum += triangle((i - center + 0.5) / support);
            }
            for (int i = low; i < high; i++) {
                weights[o * stride + i - low] = (float) (triangle((i - center + 0.5) / support) / sum);
            }
        }
        return true;
    }

    /// Take the weights of an axis with twice the pixels, each pair of which shows one pixel of this one: chroma
    /// is filtered as if every pixel had its own.
    void fold(Axis fine) {
        for (int o = 0; o < outputs; o++) {
            int low = fine.first[o] >> 1;
            int high = (fine.first[o] + fine.count[o] - 1) >> 1;
            first[o] = low;
            count[o] = high - low + 1;
            int base = o * stride;
            for (int i = 0; i < count[o]; i++) {
                weights[base + i] = 0;
            }
            for (int i = 0; i < fine.count[o]; i++) {
                weights[base + ((fine.first[o] + i) >> 1) - low] += fine.weights[o * fine.stride + i];
            }
        }
    }

    /// {@return the last source pixel that counts for an output}
    int last(int output) {
        return first[output] + count[output] - 1;
    }

    private static double triangle(double x) {
        return Math.max(0, 1 - Math.abs(x));
    }
}
