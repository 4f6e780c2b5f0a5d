package dev.carthal.perception;

import dev.carthal.conformance.FakeFrame;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import java.lang.foreign.ValueLayout;

/// A frame that shows a scene.
record Picture(FakeFrame frame) {
    /// What a picture shows: R, G and B of a pixel, 0..255.
    @FunctionalInterface
    interface Scene {
        double[] at(int x, int y);
    }

    static Picture of(FrameFormat format) {
        return new Picture(FakeFrame.of(format, 0, 0));
    }

    static Picture of(PixelFormat pixels, int width, int height) {
        ColorMatrix matrix = pixels.samples().getFirst().contains("Y") ? ColorMatrix.BT601 : ColorMatrix.RGB;
        return of(FrameFormat.of(width, height, pixels, ColorRange.FULL, matrix));
    }

    FrameFormat format() {
        return frame.format();
    }

    /// Store what the scene shows, as a camera of this format would.
    Picture show(Scene scene) {
        for (int y = 0; y < format().height(); y++) {
            for (int x = 0; x < format().width(); x++) {
                double[] stored = Colours.stored(format(), scene.at(x, y));
                for (int c = 0; c < stored.length; c++) {
                    put(c, x, y, (int) Math.round(stored[c]));
                }
            }
        }
        return this;
    }

    /// {@return the stored value of channel `c` at a pixel}
    int sample(int c, int x, int y) {
        int plane = planeOf(c);
        return frame.plane(plane).get(ValueLayout.JAVA_BYTE, offset(plane, c, x, y)) & 0xFF;
    }

    private void put(int c, int x, int y, int value) {
        int plane = planeOf(c);
        frame.plane(plane).set(ValueLayout.JAVA_BYTE, offset(plane, c, x, y), (byte) value);
    }

    private int planeOf(int c) {
        return Math.min(c, format().pixels().planes() - 1);
    }

    // Written out case by case on purpose: what it checks derives the same from the format's description.
    private long offset(int plane, int c, int x, int y) {
        int shiftX = format().pixels().chromaShiftX();
        int shiftY = format().pixels().chromaShiftY();
        long stride = frame.stride(plane);
        return switch (format().pixels().name()) {
            case "yuv420p", "yuv422p", "yuv444p" -> c == 0 ? y * stride + x : (y >> shiftY) * stride + (x >> shiftX);
            case "nv12" -> c == 0 ? y * stride + x : (y >> 1) * stride + (x >> 1) * 2L + c - 1;
            case "yuyv422" -> y * stride + (c == 0 ? x * 2L : (x >> 1) * 4L + (c == 1 ? 1 : 3));
            case "rgb24" -> y * stride + x * 3L + c;
            case "bgr24" -> y * stride + x * 3L + 2 - c;
            case "rgba" -> y * stride + x * 4L + c;
            case "gray" -> y * stride + x;
            default -> throw new IllegalArgumentException(format().pixels().name());
        };
    }
}
