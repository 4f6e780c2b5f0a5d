package dev.carthal.recorder;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.lang.System.Logger.Level;

/// Notices that something which was handed out is not handled for a long time, and says what; the player itself
/// never goes on without it.
final class Standstill {
    private static final System.Logger LOG = System.getLogger(Standstill.class.getName());

    private final LockStepClock clock;
    private final Limit limit;
    private boolean standing;
    private long sinceMachineNanos;

    /// @param nanos how long is too long, by the machine's clock
    /// @param fault whether the replay then ends with a fault
    record Limit(long nanos, boolean fault) {
        Limit {
            if (nanos <= 0) {
                throw new IllegalArgumentException("stall.ms must be 1 or more: stall.ms=" + nanos / 1_000_000);
            }
        }
    }

    Standstill(LockStepClock clock, Limit limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /// Waits for a change, for a limited time.
    void await() throws InterruptedException, DeviceException {
        long now = clock.machine().nanos();
        if (!standing) {
            standing = true;
            sinceMachineNanos = now;
        }
        long left = limit.nanos - (now - sinceMachineNanos);
        if (left <= 0) {
            standing = false;
            String what = "the replay stands still at " + clock.nanos() / 1_000_000 + " ms of the recording, for "
                    + limit.nanos / 1_000_000 + " ms already: " + String.join("; ", clock.atWork());
            if (limit.fault) {
                throw new DeviceException(Kind.TIMEOUT, what);
            }
            LOG.log(Level.WARNING, what);
            return;
        }
        clock.awaitChange(left);
    }

    void over() {
        standing = false;
    }
}
