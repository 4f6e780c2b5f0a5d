package dev.carthal.runtime;

import dev.carthal.hal.Device;
import java.util.concurrent.atomic.AtomicBoolean;

/// A device that was opened to take over a slot. Exactly one gets it: the slot's owner thread, or whoever opened
/// it and gives up.
final class Prepared<D extends Device> {
    private final Fitting<D> fitting;
    private final D device;
    private final AtomicBoolean taken = new AtomicBoolean();

    Prepared(Fitting<D> fitting, D device) {
        this.fitting = fitting;
        this.device = device;
    }

    Fitting<D> fitting() {
        return fitting;
    }

    D device() {
        return device;
    }

    /// {@return whether the caller is the one who gets it}
    boolean take() {
        return taken.compareAndSet(false, true);
    }
}
