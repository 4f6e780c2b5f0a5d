package dev.carthal.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Look after all guarded calls, in the machine's time, because a call that never returns may be the one that
/// would have moved the cart's.
final class Watchdog implements AutoCloseable {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<CallGuard> guards = new CopyOnWriteArrayList<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("slot watchdog").unstarted(this::run);
    private volatile boolean closed;

    synchronized void add(CallGuard guard) {
        guards.add(guard);
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    void remove(CallGuard guard) {
        guards.remove(guard);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            guards.forEach(CallGuard::check);
            LockSupport.parkNanos(this, PERIOD);
        }
    }
}
