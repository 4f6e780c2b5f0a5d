package dev.carthal.runtime;

import java.time.Duration;

/// The pauses between tries, doubled up to a limit. Without jitter: a cart has few devices, and replay must
/// repeat itself.
final class Backoff {
    private Range range;
    private long nextNanos;

    record Range(Duration shortest, Duration longest) {}

    Backoff(Range range) {
        this.range = range;
        this.nextNanos = range.shortest().toNanos();
    }

    void reset(Range pauses) {
        range = pauses;
        reset();
    }

    void reset() {
        nextNanos = range.shortest().toNanos();
    }

    /// {@return the pause that would be next}
    long pauseNanos() {
        return nextNanos;
    }

    long nextNanos() {
        long pause = nextNanos;
        nextNanos = Math.min(2 * pause, range.longest().toNanos());
        return pause;
    }
}
