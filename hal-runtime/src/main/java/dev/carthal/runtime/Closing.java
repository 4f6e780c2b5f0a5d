package dev.carthal.runtime;

import dev.carthal.hal.Device;
import java.time.Duration;

/// Close a device and survive it.
final class Closing {
    private static final Duration BOUND = Duration.ofSeconds(5);

    private Closing() {}

    static void of(Device device, SlotParts parts) {
        // Not to be interrupted: a close that ends half-way leaves the other half behind.
        parts.guard().begin("close", false, BOUND.toNanos());
        try {
            device.close();
        } catch (RuntimeException | Error e) {
            parts.faults().report("close", e);
        } finally {
            parts.guard().end();
        }
        if (parts.guard().takeOverdue()) {
            parts.faults().report("close", new Overdue("close returned long after " + BOUND));
        }
    }
}
