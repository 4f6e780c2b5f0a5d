package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Time that passes only when somebody waits: a wait for nothing takes its whole timeout, at once. For tests that
/// step everything on one thread.
final class SteppedClock implements Clock {
    private static final Duration LONGEST = Duration.ofDays(1);

    private boolean standing;
    private final AtomicLong nanos = new AtomicLong(1_000_000_000);

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH.plusNanos(nanos());
    }

    /// As before a replay begins: waits end, and time stands still.
    void stand() {
        standing = true;
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public Signal signal(String name) {
        return new Stepped();
    }

    private final class Stepped implements Signal {
        private int arrivals;
        private boolean closed;

        @Override
        public synchronized void raise() {
            if (!closed) {
                arrivals++;
            }
        }

        @Override
        public synchronized boolean await(Duration timeout) {
            if (arrivals > 0) {
                arrivals--;
                return true;
            }
            if (!standing && !closed && timeout.compareTo(LONGEST) <= 0) {
                pass(timeout);
            }
            return false;
        }

        @Override
        public synchronized void close() {
            closed = true;
            arrivals = 0;
        }
    }
}
