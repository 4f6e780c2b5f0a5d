package dev.carthal.perception;

import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// A frame in memory of the test's own, whose rows have some bytes of padding, as those of real drivers do.
final class Picture implements Frame {
    /// What a picture shows: R, G and B of a pixel, 0..255.
    @FunctionalInterface
    interface Scene {
        double[] at(int x, int y);
    }

    private static final int PADDING = 13;

    private final FrameFormat format;
    private final List<MemorySegment> planes = new ArrayList<>();
    private final List<Integer> strides = new ArrayList<>();
    long sequence;
    long captureNanos;
    int closed;

    Picture(FrameFormat format) {
        this.format = format;
        PixelFormat pixels = format.pixels();
        for (String samples : pixels.samples()) {
            boolean chroma = samples.matches("[UV]+");
            int width = chroma ? halved(format.width(), pixels.chromaShiftX()) : format.width();
            int height = chroma ? halved(format.height(), pixels.chromaShiftY()) : format.height();
            int bytes = samples.equals("YUYV") ? halved(width, 1) * 4 : width * samples.length();
            strides.add(bytes + PADDING);
            planes.add(Arena.ofAuto().allocate((long) (bytes + PADDING) * (height - 1) + bytes));
        }
    }

    static Picture of(PixelFormat pixels, int width, int height) {
        ColorMatrix matrix = pixels.samples().getFirst().contains("Y") ? ColorMatrix.BT601 : ColorMatrix.RGB;
        return new Picture(FrameFormat.of(width, height, pixels, ColorRange.FULL, matrix));
    }

    /// Store what the scene shows, as a camera of this format would.
    Picture show(Scene scene) {
        for (int y = 0; y < format.height(); y++) {
            for (int x = 0; x < format.width(); x++) {
                double[] stored = Colours.stored(format, scene.at(x, y));
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
        return planes.get(plane).get(ValueLayout.JAVA_BYTE, offset(plane, c, x, y)) & 0xFF;
    }

    private void put(int c, int x, int y, int value) {
        int plane = planeOf(c);
        planes.get(plane).set(ValueLayout.JAVA_BYTE, offset(plane, c, x, y), (byte) value);
    }

    private int planeOf(int c) {
        return Math.min(c, planes.size() - 1);
    }

    // Written out case by case on purpose: what it checks derives the same from the format's description.
    private long offset(int plane, int c, int x, int y) {
        int shiftX = format.pixels().chromaShiftX();
        int shiftY = format.pixels().chromaShiftY();
        long stride = strides.get(plane);
        return switch (format.pixels().name()) {
            case "yuv420p", "yuv422p", "yuv444p" -> c == 0 ? y * stride + x : (y >> shiftY) * stride + (x >> shiftX);
            case "nv12" -> c == 0 ? y * stride + x : (y >> 1) * stride + (x >> 1) * 2L + c - 1;
            case "yuyv422" -> y * stride + (c == 0 ? x * 2L : (x >> 1) * 4L + (c == 1 ? 1 : 3));
            case "rgb24" -> y * stride + x * 3L + c;
            case "bgr24" -> y * stride + x * 3L + 2 - c;
            case "rgba" -> y * stride + x * 4L + c;
            case "gray" -> y * stride + x;
            default -> throw new IllegalArgumentException(format.pixels().name());
        };
    }

    private static int halved(int size, int shift) {
        return (size + shift) >> shift;
    }

    @Override
    public FrameFormat format() {
        return format;
    }

    @Override
    public MemorySegment plane(int index) {
        return planes.get(index);
    }

    @Override
    public int stride(int index) {
        return strides.get(index);
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public long captureNanos() {
        return captureNanos;
    }

    @Override
    public void close() {
        closed++;
    }
}
