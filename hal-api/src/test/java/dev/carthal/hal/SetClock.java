package dev.carthal.hal;

import java.time.Instant;

/// Time that a test sets.
final class SetClock implements Clock {
    long nanos;

    SetClock(long nanos) {
        this.nanos = nanos;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH;
    }

    @Override
    public Signal signal(String name) {
        throw new IllegalStateException("nobody waits in these tests");
    }
}
