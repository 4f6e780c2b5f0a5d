package dev.carthal.perception;

import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;

/// A picture that no camera took.
record PictureFrame(FrameFormat format, MemorySegment pixels) implements Frame {
    static PictureFrame of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] packed = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] pixels = new byte[packed.length * 3];
        for (int i = 0; i < packed.length; i++) {
            pixels[3 * i] = (byte) (packed[i] >> 16);
            pixels[3 * i + 1] = (byte) (packed[i] >> 8);
            pixels[3 * i + 2] = (byte) packed[i];
        }
        return new PictureFrame(
                FrameFormat.of(width, height, PixelFormat.RGB24, ColorRange.FULL, ColorMatrix.RGB),
                MemorySegment.ofArray(pixels));
    }

    @Override
    public MemorySegment plane(int index) {
        return pixels;
    }

    @Override
    public int stride(int index) {
        return format.width() * 3;
    }

    @Override
    public long sequence() {
        return 0;
    }

    @Override
    public long captureNanos() {
        return 0;
    }

    @Override
    public void close() {}
}
