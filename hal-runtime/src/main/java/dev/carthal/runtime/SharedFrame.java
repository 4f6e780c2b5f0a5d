package dev.carthal.runtime;

import dev.carthal.hal.camera.Frame;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Count who holds a driver's frame; the last one gives it back. Used again for later frames.
final class SharedFrame {
    private final FramePool pool;
    private final AtomicInteger holders = new AtomicInteger();
    private volatile @Nullable Frame frame;

    SharedFrame(FramePool pool) {
        this.pool = pool;
    }

    /// Begin with one holder.
    void begin(Frame lent) {
        frame = lent;
        holders.set(1);
    }

    void hold() {
        holders.incrementAndGet();
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            Frame done = frame();
            frame = null;
            pool.giveBack(this, done);
        }
    }

    Frame frame() {
        Frame lent = frame;
        if (lent == null) {
            throw new IllegalStateException("the frame is given back");
        }
        return lent;
    }
}
