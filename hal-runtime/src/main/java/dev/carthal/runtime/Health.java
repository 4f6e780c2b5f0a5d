package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.SlotState;
import java.time.Duration;

/// Whether an open device is READY or DEGRADED. After a fault it is READY again when something came for a while
/// without a further one, so that a line that is bad now and then does not flap.
final class Health {
    private static final Duration CALM = Duration.ofSeconds(2);

    private final Standing standing;
    private final Clock clock;
    private volatile boolean well;
    private String burden = "";
    private long calmAtNanos = Long.MIN_VALUE;

    Health(Standing standing, Clock clock) {
        this.standing = standing;
        this.clock = clock;
    }

    /// The device is new.
    synchronized void unknown() {
        well = false;
        calmAtNanos = Long.MIN_VALUE;
    }

    void good() {
        if (!well) {
            recover();
        }
    }

    synchronized void bad(String reason) {
        well = false;
        calmAtNanos = clock.after(CALM).atNanos();
        standing.move(SlotState.DEGRADED, reason);
    }

    /// Nothing came for too long. It is no fault: the first item ends it.
    synchronized void silent(String reason) {
        if (well) {
            well = false;
            standing.move(SlotState.DEGRADED, reason);
        }
    }

    /// What it drags along although it delivers; empty when that is over.
    synchronized void burden(String reason) {
        burden = reason;
        well = false;
    }

    private synchronized void recover() {
        if (clock.nanos() >= calmAtNanos) {
            well = true;
            standing.move(burden.isEmpty() ? SlotState.READY : SlotState.DEGRADED, burden);
        }
    }
}
