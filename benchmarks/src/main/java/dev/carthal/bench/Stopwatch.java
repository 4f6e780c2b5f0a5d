package dev.carthal.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The machine's time: a benchmark measures it, and runs no cart of its own.
final class Stopwatch {
    private final long start = nanos();

    static long nanos() {
        return System.nanoTime();
    }

    /// Wait until [#nanos] says `nanos`.
    static void awaitNanos(long nanos) {
        for (long left = nanos - nanos(); left > 0; left = nanos - nanos()) {
            LockSupport.parkNanos(left);
        }
    }

    static void pass(Duration time) {
        awaitNanos(nanos() + time.toNanos());
    }

    double millis() {
        return (nanos() - start) / 1e6;
    }
}
