package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Bound the calls that one thread makes into a driver. A call is overdue when it has exceeded its time on the
/// cart's clock and on the machine's, too: while a recording is replayed the cart's clock stands still for as
/// long as somebody works, and on a live cart the two are one.
final class CallGuard {
    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int SEIZED = 2;

    private final Clock clock;
    private final LongSupplier machine;
    private final Late late;
    private final ReentrantLock seizing = new ReentrantLock();
    private final AtomicInteger state = new AtomicInteger();
    private volatile boolean overdue;

    private volatile String call = "";
    private volatile boolean interruptible;
    private volatile long dueClock;
    private volatile long dueMachine;
    private volatile @Nullable Thread thread;

    /// Learn of an overdue call, once, on the watchdog's thread.
    interface Late {
        void overdue(String call);
    }

    CallGuard(Clock clock, LongSupplier machine, Late late) {
        this.clock = clock;
        this.machine = machine;
        this.late = late;
    }

    void begin(String what, boolean mayInterrupt, long boundNanos) {
        call = what;
        interruptible = mayInterrupt;
        dueClock = clock.nanos() + boundNanos;
        dueMachine = machine.getAsLong() + boundNanos;
        thread = Thread.currentThread();
        state.set(RUNNING);
    }

    void end() {
        if (state.compareAndSet(RUNNING, IDLE)) {
            return;
        }
        seizing.lock(); // whoever seized it is done with the thread then
        try {
            state.set(IDLE);
            if (interruptible) {
                Thread.interrupted();
            }
        } finally {
            seizing.unlock();
        }
    }

    /// {@return whether the call that just ended was overdue; true once}
    boolean takeOverdue() {
        boolean was = overdue;
        overdue = false;
        return was;
    }

    /// Let the call end early, if there is one that may and that is outdated.
    ///
    /// @param outdated asked while the call cannot end, so that a call that has just begun is not taken for the one
    ///     before
    void hurry(BooleanSupplier outdated) {
        seizing.lock();
        try {
            if (interruptible && state.compareAndSet(RUNNING, SEIZED)) {
                if (outdated.getAsBoolean()) {
                    interrupt();
                } else {
                    state.set(RUNNING);
                }
            }
        } finally {
            seizing.unlock();
        }
    }

    /// Look whether the call is overdue; for the watchdog.
    void check() {
        if (state.get() == IDLE || machine.getAsLong() - dueMachine < 0 || clock.nanos() < dueClock) {
            return;
        }
        seizing.lock();
        try {
            // The call that was looked at may be over by now, and another one running.
            boolean seized = state.compareAndSet(RUNNING, SEIZED) || state.get() == SEIZED;
            if (seized && !overdue && machine.getAsLong() - dueMachine >= 0 && clock.nanos() >= dueClock) {
                overdue = true;
                late.overdue(call);
                interrupt();
            }
        } finally {
            seizing.unlock();
        }
    }

    private void interrupt() {
        Thread caller = thread;
        if (interruptible && caller != null) {
            caller.interrupt();
        }
    }
}
