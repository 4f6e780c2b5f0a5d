package dev.carthal.bench;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.time.Instant;

/// Time that passes by being looked at, the same in each run.
final class Ticks implements Clock {
    private static final long TICK_NANOS = 7_000_000;

    private long nanos;

    @Override
    public long nanos() {
        nanos += TICK_NANOS;
        return nanos;
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH;
    }

    @Override
    public Signal signal(String name) {
        return new Signal() {
            @Override
            public void raise() {}

            @Override
            public boolean await(Duration timeout) {
                nanos += timeout.toNanos();
                return false;
            }

            @Override
            public void close() {}
        };
    }
}
