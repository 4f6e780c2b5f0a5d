package dev.carthal.camera.ffmpeg;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.time.Instant;

/// Waits by letting the time pass at once; nothing is ever raised.
final class JumpingClock implements Clock {
    private long nanos = 7_000_000_000L;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public Signal signal(String name) {
        return new Signal() {
            @Override
            public void raise() {
                throw new AssertionError("a player's clock would stand still: " + name);
            }

            @Override
            public boolean await(Duration timeout) {
                pass(timeout);
                return false;
            }

            @Override
            public void close() {}
        };
    }
}
