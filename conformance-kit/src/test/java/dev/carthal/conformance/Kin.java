package dev.carthal.conformance;

import dev.carthal.hal.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// What the instances of a wrong driver share, and should not.
final class Kin {
    private static final long TOO_LONG_NANOS = 1_500_000_000;
    private static final int HANDLES = 4;

    /// Those that were opened and not closed.
    final List<Device> open = new ArrayList<>();

    /// Those that were opened.
    final List<Device> known = new ArrayList<>();

    private int made;

    void make(boolean slowly) {
        made++;
        if (slowly && made == HANDLES) {
            LockSupport.parkNanos(TOO_LONG_NANOS);
        }
    }

    boolean hasUsedUp() {
        return made > HANDLES;
    }
}
