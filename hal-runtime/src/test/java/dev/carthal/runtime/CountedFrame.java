package dev.carthal.runtime;

import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import java.lang.foreign.MemorySegment;

/// A frame that counts how often it is given back.
class CountedFrame implements Frame {
    private static final FrameFormat FORMAT = FrameFormat.of(1, 1, PixelFormat.GRAY8, ColorRange.FULL, ColorMatrix.RGB);
    private static final MemorySegment PIXEL =
            MemorySegment.ofArray(new byte[1]).asReadOnly();

    volatile int closes;
    long number;

    CountedFrame(long number) {
        this.number = number;
    }

    @Override
    public FrameFormat format() {
        return FORMAT;
    }

    @Override
    public MemorySegment plane(int index) {
        return PIXEL;
    }

    @Override
    public int stride(int index) {
        return 1;
    }

    @Override
    public long sequence() {
        return number;
    }

    @Override
    public long captureNanos() {
        return number;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // two closes at once would be the fault that a test looks for
    public void close() {
        closes++;
    }
}
