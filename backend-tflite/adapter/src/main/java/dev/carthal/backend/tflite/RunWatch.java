package dev.carthal.backend.tflite;

import dev.carthal.hal.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Cancels runs that take longer than their timeout, in the cart's time: while a recording is replayed that time
/// stands still during a run. One thread for a session; it sleeps while nothing runs, and a run allocates nothing
/// for it.
final class RunWatch implements AutoCloseable {
    private static final long LOOK_NANOS = 5_000_000;

    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int CANCELLING = 2;
    private static final int CANCELLED = 3;

    private final Clock clock;
    private final Slot[] slots;
    private final AtomicInteger running = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;

    RunWatch(Clock clock, int count) {
        this.clock = clock;
        this.slots = new Slot[count];
        for (int i = 0; i < count; i++) {
            slots[i] = new Slot();
        }
        this.thread = Thread.ofPlatform().daemon().name("tflite run watch").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    Slot slot(int index) {
        return slots[index];
    }

    private void watch() {
        while (!closed) {
            if (running.get() == 0) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, LOOK_NANOS);
                long now = clock.nanos();
                for (Slot slot : slots) {
                    slot.look(now);
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /// The state of one invocation's run.
    final class Slot {
        private final AtomicInteger state = new AtomicInteger(IDLE);
        private volatile long untilNanos;
        private @Nullable Runnable cancel;

        void begin(Runnable how, long timeoutNanos) {
            cancel = how;
            long now = clock.nanos();
            untilNanos = now > Long.MAX_VALUE - timeoutNanos ? Long.MAX_VALUE : now + timeoutNanos;
            state.set(RUNNING);
            if (running.getAndIncrement() == 0) {
                LockSupport.unpark(thread);
            }
        }

        /// {@return whether the run was cancelled}
        boolean end() {
            running.decrementAndGet();
            if (state.compareAndSet(RUNNING, IDLE)) {
                return false;
            }
            while (state.get() == CANCELLING) {
                Thread.onSpinWait(); // one call of the engine, which does not block
            }
            state.set(IDLE);
            return true;
        }

        void look(long now) {
            if (now >= untilNanos && cancel != null && state.compareAndSet(RUNNING, CANCELLING)) {
                cancel.run(); // it holds for the run in progress only: the next one begins afresh
                state.set(CANCELLED);
            }
        }
    }
}
