package dev.carthal.conformance;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.Signal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A hand-over point of a [FakeClock], whose lock guards all fields.
final class FakeSignal implements Signal {
    private static final Duration FOREVER = Duration.ofDays(1);

    private final FakeClock clock;
    private final String name;
    private int arrivals;
    private boolean closed;
    private long deadline = Long.MAX_VALUE;
    private @Nullable Thread waiter;
    /// Who came back from here and has not waited since.
    private @Nullable Thread worker;

    FakeSignal(FakeClock clock, String name) {
        this.clock = clock;
        this.name = name;
    }

    @Override
    public void raise() {
        clock.lock().lock();
        try {
            if (!closed) {
                arrivals++;
                clock.changed().signalAll();
            }
        } finally {
            clock.lock().unlock();
        }
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be zero or more: timeout=" + timeout);
        }
        clock.lock().lockInterruptibly();
        try {
            if (waiter != null) {
                throw new IllegalStateException("one thread waits at " + name + ", and " + waiter.getName() + " does");
            }
            clock.rested(Thread.currentThread());
            return taken(timeout);
        } finally {
            clock.lock().unlock();
        }
    }

    private boolean taken(Duration timeout) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted at " + name);
        }
        if (arrivals == 0 && !closed && !timeout.isZero()) {
            waitFor(timeout);
        }
        if (closed) {
            return false;
        }
        worker = Thread.currentThread();
        if (arrivals == 0) {
            return false;
        }
        arrivals--;
        return true;
    }

    private void waitFor(Duration timeout) throws InterruptedException {
        switch (clock.howWaitsGo()) {
            case LASTS -> waitUntil(Deadline.after(clock, timeout).atNanos());
            case JUMPS -> clock.pass(timeout.compareTo(FOREVER) > 0 ? Duration.ZERO : timeout);
            case ENDS -> {}
        }
    }

    private void waitUntil(long atNanos) throws InterruptedException {
        waiter = Thread.currentThread();
        deadline = atNanos;
        clock.changed().signalAll();
        try {
            while (arrivals == 0 && !closed && clock.nanos() < atNanos) {
                clock.changed().await();
            }
        } finally {
            waiter = null;
            deadline = Long.MAX_VALUE;
        }
    }

    @Override
    public void close() {
        clock.lock().lock();
        try {
            closed = true;
            arrivals = 0;
            worker = null;
            clock.forget(this);
        } finally {
            clock.lock().unlock();
        }
    }

    void rested(Thread thread) {
        if (thread.equals(worker)) {
            worker = null;
            clock.changed().signalAll();
        }
    }

    long deadline() {
        return deadline;
    }

    boolean isAwaited() {
        return waiter != null;
    }

    boolean isAtWork() {
        Thread me = Thread.currentThread();
        boolean works = worker != null && worker.isAlive() && !worker.equals(me);
        return works || arrivals > 0 || deadline <= clock.nanos();
    }

    @Override
    public String toString() {
        String who = waiter != null
                ? waiter.getName() + " waits"
                : worker != null ? worker.getName() + " is at work" : "nobody waits";
        return name + ": " + arrivals + " to take, " + who;
    }
}
