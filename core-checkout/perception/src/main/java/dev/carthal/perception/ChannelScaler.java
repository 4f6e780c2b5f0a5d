package dev.carthal.perception;

import dev.carthal.perception.PixelLayout.Channel;

/// Scale one channel across: from rows that are as wide as the source to those of the output.
final class ChannelScaler {
    final float[] sums;

    private final Axis across;
    private final int offset;
    private final int step;

    ChannelScaler(Channel channel, Axis across, int rows) {
        this.across = across;
        offset = channel.offset();
        step = channel.step();
        sums = new float[rows * across.outputs];
    }

    /// {@return the most bytes of a row that it can need}
    int bytes() {
        return across.size * step;
    }

    /// {@return the first byte of a row that counts}
    int from() {
        return across.first[0] * step + offset;
    }

    /// {@return the byte behind the last that counts}
    int to() {
        return across.last(across.outputs - 1) * step + offset + 1;
    }

    /// Make row `output` of one that begins with byte `from` of the source.
    void squeeze(float[] tall, int output, int from) {
        float[] weights = across.weights;
        for (int o = 0; o < across.outputs; o++) {
            int at = across.first[o] * step + offset - from;
            int weight = o * across.stride;
            float sum = 0;
            for (int end = weight + across.count[o]; weight < end; weight++) {
                sum += weights[weight] * tall[at];
                at += step;
            }
            sums[output * across.outputs + o] = sum;
        }
    }

    /// Make four rows, the first of them `output`: four sums that do not wait for each other.
    void squeezeFour(float[][] tall, int output, int from) {
        float[] a = tall[output];
        float[] b = tall[output + 1];
        float[] c = tall[output + 2];
        float[] d = tall[output + 3];
        float[] weights = across.weights;
        int width = across.outputs;
        for (int o = 0; o < width; o++) {
            int at = across.first[o] * step + offset - from;
            int weight = o * across.stride;
            float sumA = 0;
            float sumB = 0;
            float sumC = 0;
            float sumD = 0;
            for (int end = weight + across.count[o]; weight < end; weight++) {
                float share = weights[weight];
                sumA = Math.fma(share, a[at], sumA);
                sumB = Math.fma(share, b[at], sumB);
                sumC = Math.fma(share, c[at], sumC);
                sumD = Math.fma(share, d[at], sumD);
                at += step;
            }
            int to = output * width + o;
            sums[to] = sumA;
            sums[to + width] = sumB;
            sums[to + 2 * width] = sumC;
            sums[to + 3 * width] = sumD;
        }
    }
}
