package dev.carthal.conformance;

import dev.carthal.hal.camera.CaptureTime;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// A picture in memory, to be painted by a test. Its rows have some bytes of padding and the last row has none,
/// as those of real drivers, so that a consumer that takes the width for the stride is found out.
public final class FakeFrame implements Frame {
    private static final int PADDING = 13;

    private final FrameFormat format;
    private final List<MemorySegment> planes = new ArrayList<>();
    private final List<Integer> strides = new ArrayList<>();
    private final long sequence;
    private final long captureNanos;
    private final CaptureTime captureTime;

    private FakeFrame(FrameFormat format, long sequence, long captureNanos, CaptureTime captureTime) {
        this.format = format;
        this.sequence = sequence;
        this.captureNanos = captureNanos;
        this.captureTime = captureTime;
    }

    /// {@return a frame whose bytes are all zero}
    ///
    /// @param format how its pixels are stored
    /// @param sequence its number
    /// @param captureNanos when it was taken, on the scale of the clock of the test
    public static FakeFrame of(FrameFormat format, long sequence, long captureNanos) {
        FakeFrame frame = new FakeFrame(format, sequence, captureNanos, CaptureTime.ARRIVAL);
        for (int plane = 0; plane < format.pixels().planes(); plane++) {
            long row = Planes.rowBytes(format, plane);
            int stride = Math.toIntExact(row + PADDING);
            frame.strides.add(stride);
            frame.planes.add(Arena.ofAuto().allocate(stride * (Planes.rows(format, plane) - 1) + row));
        }
        return frame;
    }

    /// {@return a frame of the same memory with another number and time}
    ///
    /// @param otherSequence its number
    /// @param otherNanos when it was taken, on the scale of the clock of the test
    public FakeFrame taken(long otherSequence, long otherNanos) {
        FakeFrame other = new FakeFrame(format, otherSequence, otherNanos, captureTime);
        other.planes.addAll(planes);
        other.strides.addAll(strides);
        return other;
    }

    /// {@return a copy that lives as long as `memory`, with another number and time}
    static FakeFrame copy(Frame frame, long sequence, long captureNanos, Arena memory) {
        FakeFrame copy = new FakeFrame(frame.format(), sequence, captureNanos, frame.captureTime());
        for (int plane = 0; plane < frame.format().pixels().planes(); plane++) {
            MemorySegment pixels = frame.plane(plane);
            copy.strides.add(frame.stride(plane));
            copy.planes.add(memory.allocate(pixels.byteSize()).copyFrom(pixels));
        }
        return copy;
    }

    @Override
    public FrameFormat format() {
        return format;
    }

    /// {@return the rows of plane `index`, to be written by who paints}
    ///
    /// @param index `0 .. format().pixels().planes() - 1`
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
    public CaptureTime captureTime() {
        return captureTime;
    }

    /// Do nothing: the memory is the garbage collector's.
    @Override
    public void close() {}
}
