package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A semaphore for one waiting thread. Not `java.util.concurrent.Semaphore`, because that allocates a node each
/// time it blocks, and a waiting thread blocks for each frame.
final class SystemSignal implements Signal {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final Clock clock;
    private final String name;
    private final AtomicInteger arrivals = new AtomicInteger();
    private final AtomicReference<@Nullable Thread> waiter = new AtomicReference<>();
    private volatile boolean closed;

    SystemSignal(Clock clock, String name) {
        this.clock = clock;
        this.name = name;
    }

    @Override
    public void raise() {
        if (!closed) {
            arrivals.incrementAndGet();
            LockSupport.unpark(waiter.get());
        }
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        Thread me = Thread.currentThread();
        Thread other = waiter.compareAndExchange(null, me);
        if (other != null) {
            throw new IllegalStateException("one thread waits at " + name + ", and " + other.getName() + " does");
        }
        try {
            return take(timeout.compareTo(LONGEST) >= 0 ? Long.MAX_VALUE : timeout.toNanos());
        } finally {
            waiter.set(null);
        }
    }

    private boolean take(long timeoutNanos) throws InterruptedException {
        long start = clock.nanos();
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted at " + name);
            }
            if (closed) {
                return false;
            }
            if (arrivals.get() > 0) {
                arrivals.decrementAndGet();
                return true;
            }
            long left = timeoutNanos - (clock.nanos() - start);
            if (left <= 0) {
                return false;
            }
            LockSupport.parkNanos(this, left);
        }
    }

    @Override
    public void close() {
        closed = true;
        arrivals.set(0);
        LockSupport.unpark(waiter.get());
    }

    @Override
    public String toString() {
        return name + ": " + arrivals + " to handle";
    }
}
