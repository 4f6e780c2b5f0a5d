package dev.carthal.conformance;

import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;

/// How many bytes a row has, and how many rows a plane, as the description of a format implies.
final class Planes {
    private Planes() {}

    static long rowBytes(FrameFormat format, int plane) {
        PixelFormat pixels = format.pixels();
        String samples = pixels.samples().get(plane);
        long columns = plane == 0 ? format.width() : halved(format.width(), pixels.chromaShiftX());
        return samples.equals("YUYV") ? halved(format.width(), 1) * 4 : columns * samples.length();
    }

    static long rows(FrameFormat format, int plane) {
        return plane == 0
                ? format.height()
                : halved(format.height(), format.pixels().chromaShiftY());
    }

    private static long halved(int extent, int shift) {
        return (extent + (1L << shift) - 1) >> shift;
    }
}
