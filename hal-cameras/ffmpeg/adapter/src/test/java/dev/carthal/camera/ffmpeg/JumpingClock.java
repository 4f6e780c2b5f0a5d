package dev.carthal.camera.ffmpeg;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.time.Instant;

/// Waits by letting the time pass at once; nothing is ever raised. Halted, it lets waits end in no time, as a
/// player's clock does before the recording begins.
final class JumpingClock implements Clock {
    private long nanos = 7_000_000_000L;
    private boolean halted;

    void halt(boolean halt) {
        halted = halt;
    }

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
                if (timeout.isNegative()) {
                    throw new AssertionError("nobody can wait for " + timeout);
                }
                if (!halted) {
                    pass(timeout);
                }
                return false;
            }

            @Override
            public void close() {}
        };
    }
}
