package dev.carthal.hal.camera;

import java.lang.foreign.MemorySegment;
import org.osgi.annotation.versioning.ConsumerType;

/// Describe one picture and where its pixels lie. Drivers implement it, usually once for each buffer of their
/// pool.
///
/// Consumers see a frame through a [FrameLease] and only read; any thread may read while the lease is open.
@ConsumerType
public interface Frame extends AutoCloseable {
    /// {@return how the pixels are laid out; the same object for as long as the stream does not change}
    FrameFormat format();

    /// {@return the rows of plane `index`, top row first, readable by any thread: [#stride] bytes for each row
    /// but the last, which may end with its last pixel}
    ///
    /// @param index `0 .. format().pixels().planes() - 1`
    MemorySegment plane(int index);

    /// {@return bytes from the start of one row of plane `index` to the start of the next; positive}
    ///
    /// @param index `0 .. format().pixels().planes() - 1`
    int stride(int index);

    /// {@return the number of this frame as the device counts, with holes where the device itself lost frames}
    long sequence();

    /// {@return when the picture was taken, on the scale of [dev.carthal.hal.Clock#nanos()]}
    long captureNanos();

    /// {@return what `captureNanos` was read from}
    default CaptureTime captureTime() {
        return CaptureTime.ARRIVAL;
    }

    /// Give the buffer back to the driver. Called once, by the slot, on any thread; never blocks and never
    /// throws.
    @Override
    void close();
}
