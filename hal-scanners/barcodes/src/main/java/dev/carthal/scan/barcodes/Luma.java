package dev.carthal.scan.barcodes;

import dev.carthal.hal.camera.Frame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Holds the brightness of one picture. It is copied once, into the same array each time: scan lines at odd angles
/// read each sample several times, and an array is read ten times as fast as a segment.
public final class Luma {
    /// Steps of what lies between two pixels, for each step of a pixel.
    static final int STEPS = 256;

    private byte[] samples = new byte[0];
    private int width;
    private int height;

    /// {@return pixels in a row}
    public int width() {
        return width;
    }

    /// {@return rows}
    public int height() {
        return height;
    }

    /// Take the Y samples of `frame`, or G where there are R, G and B.
    ///
    /// @param frame the picture
    /// @return whether its pixels have either in their first plane
    public boolean take(Frame frame) {
        String stored = frame.format().pixels().samples().getFirst();
        int first = Math.max(stored.indexOf('Y'), stored.indexOf('G'));
        if (first < 0) {
            return false;
        }
        size(frame.format().width(), frame.format().height());
        int step = stored.equals("YUYV") ? 2 : stored.length();
        for (int row = 0; row < height; row++) {
            copy(frame.plane(0), (long) row * frame.stride(0) + first, step, row * width);
        }
        return true;
    }

    /// Take a picture of grey pixels, row by row.
    ///
    /// @param pixels 0 is black
    /// @param width pixels in a row
    public void take(byte[] pixels, int width) {
        size(width, pixels.length / width);
        System.arraycopy(pixels, 0, samples, 0, width * height);
    }

    private void size(int width, int height) {
        this.width = width;
        this.height = height;
        if (samples.length < width * height) {
            samples = new byte[width * height];
        }
    }

    /// {@return the pixels, row by row; there may be more, which are nobody's}
    byte[] samples() {
        return samples;
    }

    private void copy(MemorySegment plane, long from, int step, int to) {
        if (step == 1) {
            MemorySegment.copy(plane, ValueLayout.JAVA_BYTE, from, samples, to, width);
            return;
        }
        for (int i = 0; i < width; i++) {
            samples[to + i] = plane.get(ValueLayout.JAVA_BYTE, from + (long) i * step);
        }
    }

    /// {@return the mean of four pixels, of which this is the upper left one}
    ///
    /// @param x below the width less one
    /// @param y below the height less one
    public int aroundAt(int x, int y) {
        int at = y * width + x;
        return ((samples[at] & 0xFF)
                        + (samples[at + 1] & 0xFF)
                        + (samples[at + width] & 0xFF)
                        + (samples[at + width + 1] & 0xFF))
                / 4;
    }

    /// Sample along a line, between the pixels.
    ///
    /// @param into receives 0..255 × [#STEPS] for each sample
    void along(ScanPath path, int[] into) {
        byte[] pixels = samples;
        int x = path.from().x();
        int y = path.from().y();
        int stepX = path.step().x();
        int stepY = path.step().y();
        for (int i = 0; i < path.samples(); i++) {
            int at = (y >> 16) * width + (x >> 16);
            int right = (x >> 8) & 0xFF;
            int down = (y >> 8) & 0xFF;
            int above = (pixels[at] & 0xFF) * (STEPS - right) + (pixels[at + 1] & 0xFF) * right;
            int below = (pixels[at + width] & 0xFF) * (STEPS - right) + (pixels[at + width + 1] & 0xFF) * right;
            into[i] = (above * (STEPS - down) + below * down) / STEPS;
            x += stepX;
            y += stepY;
        }
    }
}
