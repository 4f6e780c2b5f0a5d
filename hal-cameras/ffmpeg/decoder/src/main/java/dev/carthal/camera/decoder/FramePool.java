package dev.carthal.camera.decoder;

import dev.carthal.hal.DeviceException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/// Keep a fixed number of frames. Each holds a reference to a buffer of the decoder's own, so a pool costs next to
/// nothing, and it bounds how many buffers the decoder makes.
///
/// One thread claims and has frames filled; any thread closes frames, or the pool. Frames that are lent out stay
/// valid when the pool, and the decoder that filled them, are closed.
public final class FramePool implements AutoCloseable {
    private static final int PLANES = 3;
    /// A decoder has more buffers than are lent out: the pictures that it predicts others from.
    private static final int REFERENCES = 17;

    private final PooledFrame[] frames;
    private final Views views;
    private @Nullable Layout layout;
    private @Nullable Conversion conversion;
    private boolean closed;

    /// Make the frames.
    ///
    /// @param size how many frames, 1..64
    /// @throws IllegalArgumentException if `size` is not 1..64
    /// @throws DeviceException of kind [DeviceException.Kind#ABSENT] if FFmpeg cannot be loaded
    public FramePool(int size) throws DeviceException {
        if (size < 1 || size > 64) {
            throw new IllegalArgumentException("size must be 1..64: size=" + size);
        }
        Libraries.load();
        views = new Views((size + REFERENCES) * PLANES);
        frames = new PooledFrame[size];
        for (int i = 0; i < size; i++) {
            frames[i] = new PooledFrame(this);
        }
    }

    /// {@return whether there is a frame to claim}
    public synchronized boolean available() {
        for (PooledFrame frame : frames) {
            if (!frame.claimed) {
                return true;
            }
        }
        return false;
    }

    /// {@return a frame, to be closed by whoever it goes to}
    ///
    /// @throws IllegalStateException if all are claimed, or the pool is closed
    public synchronized PooledFrame claim() {
        if (closed) {
            throw new IllegalStateException("the pool is closed");
        }
        for (PooledFrame frame : frames) {
            if (!frame.claimed) {
                frame.claimed = true;
                return frame;
            }
        }
        throw new IllegalStateException("all " + frames.length + " frames are claimed");
    }

    synchronized void giveBack(PooledFrame frame) {
        if (frame.claimed) {
            frame.claimed = false;
            frame.empty(closed);
        }
    }

    Views views() {
        return views;
    }

    /// {@return the layout of `picture`, which is converted first if nothing of ours describes it; the same object
    /// while it does not change}
    Layout layoutOf(AVFrame picture) throws DeviceException {
        if (!Layout.describes(picture.format()) || picture.linesize(0) < 0) {
            if (conversion == null) {
                conversion = new Conversion();
            }
            conversion.convert(picture);
        }
        Layout known = layout;
        if (known == null || !known.fits(picture)) {
            known = Layout.of(picture);
            layout = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (PooledFrame frame : frames) {
            if (!frame.claimed) {
                frame.empty(true);
            }
        }
        if (conversion != null) {
            conversion.close();
        }
    }
}
