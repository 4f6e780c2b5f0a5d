package dev.carthal.recorder;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A track in the hands of one device. All fields are guarded by the clock's lock, which a wait at the signal lets
/// go of.
final class ReplayHold<T> implements StreamingDevice<T> {
    private final LockStepClock clock;
    private final ReentrantLock lock;
    private final Condition left;
    private final String slot;
    private final IntConsumer leave;
    private final LockStepSignal signal;
    private final Queue<Next<T>> waiting = new ArrayDeque<>();
    private @Nullable Next<T> end;
    private @Nullable DeviceException fault;
    private boolean inside;
    private boolean closed;

    /// Made by the thread that will ask for the items.
    ReplayHold(LockStepClock clock, String slot, IntConsumer leave) {
        this.clock = clock;
        this.lock = clock.lock();
        this.left = lock.newCondition();
        this.slot = slot;
        this.leave = leave;
        this.signal = clock.make("track " + slot);
        signal.expect(Thread.currentThread());
    }

    void put(Next<T> next) {
        waiting.add(next);
        signal.raise();
    }

    void fail(DeviceException reason) {
        fault = reason;
        signal.raise();
    }

    @Override
    public Next<T> next(Duration timeout) throws DeviceException, InterruptedException {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the track " + slot + " is closed; next needs it to be held");
            }
            inside = true;
            return end == null && fault == null ? awaited(timeout) : over();
        } finally {
            inside = false;
            left.signalAll();
            lock.unlock();
        }
    }

    private Next<T> awaited(Duration timeout) throws DeviceException, InterruptedException {
        boolean arrived = signal.await(timeout);
        if (closed) {
            return Next.end("the track " + slot + " was closed");
        }
        if (fault != null) {
            return over();
        }
        Next<T> next = arrived ? waiting.remove() : Next.silence();
        if (next instanceof Next.End<T>) {
            end = next;
        }
        return next;
    }

    private Next<T> over() throws DeviceException {
        clock.rest();
        if (fault != null) {
            throw new DeviceException(fault.kind(), String.valueOf(fault.getMessage()), fault);
        }
        return end == null ? Next.silence() : end;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                leave.accept(waiting.size());
                waiting.clear();
                signal.close();
            }
            while (inside) {
                left.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
