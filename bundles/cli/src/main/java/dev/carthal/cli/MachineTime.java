package dev.carthal.cli;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The time of a tool that runs a driver without a cart.
final class MachineTime implements Clock {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public Signal signal(String name) {
        return new Arrivals();
    }

    /// Counts what arrives for one waiting thread.
    private static final class Arrivals implements Signal {
        private final Semaphore arrivals = new Semaphore(0);
        private volatile boolean closed;

        @Override
        public void raise() {
            arrivals.release();
        }

        @Override
        public boolean await(Duration timeout) throws InterruptedException {
            return arrivals.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS) && !closed;
        }

        @Override
        public void close() {
            closed = true;
            arrivals.release();
        }
    }
}
