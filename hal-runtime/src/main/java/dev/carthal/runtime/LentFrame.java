package dev.carthal.runtime;

import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameLease;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The one lease of a subscription.
final class LentFrame implements FrameLease {
    private final AtomicReference<@Nullable SharedFrame> shared = new AtomicReference<>();

    void lend(SharedFrame frame) {
        shared.set(frame);
    }

    boolean isOpen() {
        return shared.get() != null;
    }

    @Override
    public Frame frame() {
        SharedFrame lent = shared.get();
        if (lent == null) {
            throw new IllegalStateException("the lease is closed");
        }
        return lent.frame();
    }

    @Override
    public void close() {
        SharedFrame lent = shared.getAndSet(null);
        if (lent != null) {
            lent.release();
        }
    }
}
