package dev.carthal.scan.camera;

import dev.carthal.hal.Next;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.FrameLease;
import dev.carthal.hal.camera.PixelFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A frame of one plane off the heap, with rows longer than the picture is wide.
final class Picture implements Frame {
    private static final int PADDING = 24;

    private final FrameFormat format;
    private final int stride;
    private final MemorySegment plane;
    private long sequence;
    private long captureNanos;
    private final Next<FrameLease> lent = Next.item(new Screen.Lent(this));

    /// Make a frame of grey pixels in which every sample of a pixel but the one that counts is noise.
    Picture(byte[] grey, int width, PixelFormat pixels) {
        int height = grey.length / width;
        String samples = pixels.samples().getFirst();
        int step = samples.equals("YUYV") ? 2 : samples.length();
        int first = Math.max(samples.indexOf('Y'), samples.indexOf('G'));
        format = FrameFormat.of(width, height, pixels, ColorRange.FULL, ColorMatrix.RGB);
        stride = width * step + PADDING;
        MemorySegment memory = Arena.ofAuto().allocate((long) stride * height);
        byte[] row = new byte[stride];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < stride; i++) {
                row[i] = (byte) (i * 31);
            }
            for (int x = 0; x < width; x++) {
                row[x * step + first] = grey[y * width + x];
            }
            MemorySegment.copy(row, 0, memory, ValueLayout.JAVA_BYTE, (long) y * stride, stride);
        }
        plane = memory.asReadOnly();
    }

    void stamp(long nextSequence, long nanos) {
        sequence = nextSequence;
        captureNanos = nanos;
    }

    Next<FrameLease> lent() {
        return lent;
    }

    @Override
    public FrameFormat format() {
        return format;
    }

    @Override
    public MemorySegment plane(int index) {
        return plane;
    }

    @Override
    public int stride(int index) {
        return stride;
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
    public void close() {}
}
