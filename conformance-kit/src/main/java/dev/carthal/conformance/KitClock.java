package dev.carthal.conformance;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Real time, far away from every clock that a driver could read by itself: one that stamps with another clock
/// than the one that it was handed is found out.
public final class KitClock implements Clock {
    private static final long OFFSET_NANOS = Duration.ofDays(20_000).toNanos();

    @Override
    public long nanos() {
        return System.nanoTime() + OFFSET_NANOS;
    }

    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public Signal signal(String name) {
        return new KitSignal();
    }

    private static final class KitSignal implements Signal {
        private final Semaphore arrivals = new Semaphore(0);
        private volatile boolean closed;

        @Override
        public void raise() {
            arrivals.release();
        }

        @Override
        public boolean await(Duration timeout) throws InterruptedException {
            boolean taken = !closed && arrivals.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (closed) {
                arrivals.release(); // for whoever still waits
            }
            return taken && !closed;
        }

        @Override
        public void close() {
            closed = true;
            arrivals.release();
        }
    }
}
