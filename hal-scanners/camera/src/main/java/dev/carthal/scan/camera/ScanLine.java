package dev.carthal.scan.camera;

import com.google.zxing.common.BitArray;

/// Takes the brightness along a straight line and makes black and white of it, as a row for ZXing. Used again
/// for each line.
final class ScanLine {
    /// Bars and spaces must differ by this in brightness, of 255, or there is nothing.
    private static final int CONTRAST = 24 << 8;

    private final int perPixel;
    private int[] samples = new int[0];
    private int[] darkest = new int[0];
    private int[] brightest = new int[0];
    private BitArray bits = new BitArray(0);
    private int length;
    private int edges;

    /// @param perPixel samples for each pixel of length
    ScanLine(int perPixel) {
        this.perPixel = perPixel;
    }

    BitArray bits() {
        return bits;
    }

    /// {@return how often black and white change}
    int edges() {
        return edges;
    }

    /// Sample the part of a line that lies in the picture.
    ///
    /// @param x a point of the line
    /// @param y a point of the line
    /// @param angle its direction, in radians
    /// @return whether there is any
    boolean take(Luma luma, double x, double y, double angle) {
        double dx = Math.cos(angle);
        double dy = Math.sin(angle);
        double[] range = {-1e9, 1e9};
        clip(range, x, dx, luma.width() - 1.001);
        clip(range, y, dy, luma.height() - 1.001);
        length = (int) ((range[1] - range[0]) * perPixel);
        if (length < 64) {
            return false;
        }
        reserve();
        luma.along(
                new Luma.Run(
                        (int) ((x + dx * range[0]) * 65536),
                        (int) ((y + dy * range[0]) * 65536),
                        (int) (dx * 65536 / perPixel),
                        (int) (dy * 65536 / perPixel),
                        length),
                samples);
        threshold();
        return true;
    }

    private static void clip(double[] range, double from, double step, double most) {
        if (Math.abs(step) < 1e-9) {
            if (from < 0 || from > most) {
                range[1] = range[0];
            }
            return;
        }
        double a = -from / step;
        double b = (most - from) / step;
        range[0] = Math.max(range[0], Math.min(a, b));
        range[1] = Math.min(range[1], Math.max(a, b));
    }

    private void reserve() {
        if (samples.length < length) {
            samples = new int[length];
            darkest = new int[length];
            brightest = new int[length];
        }
        if (bits.getSize() != length) {
            bits = new BitArray(length);
        } else {
            bits.clear();
        }
    }

    /// Black is what is darker than the middle between the darkest and the brightest nearby.
    private void threshold() {
        int block = 12 * perPixel;
        int blocks = (length + block - 1) / block;
        for (int b = 0; b < blocks; b++) {
            int low = Integer.MAX_VALUE;
            int high = 0;
            for (int i = b * block; i < Math.min(length, (b + 1) * block); i++) {
                low = Math.min(low, samples[i]);
                high = Math.max(high, samples[i]);
            }
            darkest[b] = low;
            brightest[b] = high;
        }
        edges = 0;
        boolean before = false;
        for (int b = 0; b < blocks; b++) {
            int low = Integer.MAX_VALUE;
            int high = 0;
            for (int n = Math.max(0, b - 2); n <= Math.min(blocks - 1, b + 2); n++) {
                low = Math.min(low, darkest[n]);
                high = Math.max(high, brightest[n]);
            }
            int middle = high - low < CONTRAST ? -1 : (low + high) >> 1;
            for (int i = b * block; i < Math.min(length, (b + 1) * block); i++) {
                boolean black = samples[i] <= middle;
                if (black) {
                    bits.set(i);
                }
                if (black != before) {
                    edges++;
                    before = black;
                }
            }
        }
    }
}
