package dev.carthal.camera.decoder;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.camera.CaptureTime;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/// Lend out a picture where the decoder put it, for as long as the frame is not closed.
public final class PooledFrame implements Frame {
    private static final long DATA = Pointer.offsetof(AVFrame.class, "data");

    private final FramePool pool;
    private final AVFrame picture = av_frame_alloc();
    /// The C struct, because JavaCPP makes an object for each pointer that is read through it.
    private final MemorySegment struct = Views.writable(picture.address(), picture.sizeof());

    private final Next<Frame> item = Next.item(this);
    private final @Nullable MemorySegment[] planes = new MemorySegment[3];
    private final int[] strides = new int[3];
    private @Nullable FrameFormat format;
    private long sequence;
    private long captureNanos;
    private CaptureTime captureTime = CaptureTime.ARRIVAL;
    boolean claimed;

    PooledFrame(FramePool pool) {
        this.pool = pool;
    }

    /// Say which picture of the camera this is. The thread that claimed the frame, before it lends it out.
    ///
    /// @param number the number of the frame
    /// @param nanos when it was taken, on the scale of the cart's clock
    /// @param from what `nanos` was read from
    public void stamp(long number, long nanos, CaptureTime from) {
        sequence = number;
        captureNanos = nanos;
        captureTime = from;
    }

    /// {@return this frame as an item of a stream; the same object each time}
    public Next<Frame> item() {
        return item;
    }

    AVFrame picture() {
        return picture;
    }

    /// Look at what FFmpeg has put into the picture.
    void filled() throws DeviceException {
        Layout layout = pool.layoutOf(picture);
        format = layout.format();
        for (int plane = 0; plane < layout.format().pixels().planes(); plane++) {
            int stride = picture.linesize(plane);
            long address = struct.get(ValueLayout.JAVA_LONG, DATA + plane * ValueLayout.ADDRESS.byteSize());
            strides[plane] = stride;
            planes[plane] = pool.views().readable(address, layout.bytes(plane, stride));
        }
    }

    void empty(boolean forGood) {
        format = null;
        if (forGood) {
            av_frame_free(picture);
        } else {
            av_frame_unref(picture);
        }
    }

    @Override
    public FrameFormat format() {
        FrameFormat known = format;
        if (known == null) {
            throw new IllegalStateException("the frame is closed");
        }
        return known;
    }

    @Override
    public MemorySegment plane(int index) {
        int count = format().pixels().planes();
        MemorySegment plane = planes[index];
        if (index >= count || plane == null) {
            throw new IndexOutOfBoundsException("plane must be 0.." + (count - 1) + ": plane=" + index);
        }
        return plane;
    }

    @Override
    public int stride(int index) {
        return strides[index];
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

    @Override
    public void close() {
        pool.giveBack(this);
    }
}
