package dev.carthal.recorder;

import dev.carthal.hal.Signal;
import dev.carthal.recorder.LockStepClock.Phase;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A hand-over point in a [LockStepClock]. All fields are guarded by the clock's lock.
final class LockStepSignal implements Signal, Comparable<LockStepSignal> {
    private static final long NEVER = Long.MAX_VALUE;

    private final LockStepClock clock;
    private final ReentrantLock lock;
    private final Condition woken;
    private final String name;
    private final long serial;
    private int pending;
    private boolean closed;
    private boolean due;
    private long deadline = NEVER;
    private @Nullable Thread waiter;
    private @Nullable Thread taker;
    /// Who is to come here: whoever waited here last.
    private @Nullable Thread consumer;

    LockStepSignal(LockStepClock clock, String name, long serial) {
        this.clock = clock;
        this.lock = clock.lock();
        this.woken = lock.newCondition();
        this.name = name;
        this.serial = serial;
    }

    @Override
    public void raise() {
        lock.lock();
        try {
            if (!closed) {
                pending++;
                wake();
                clock.changed();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            if (waiter != null) {
                throw new IllegalStateException("one thread waits at " + name + ", and " + waiter.getName() + " does");
            }
            clock.rest();
            return awaitAlone(timeout);
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitAlone(Duration timeout) throws InterruptedException {
        deadline = clock.deadline(timeout);
        waiter = Thread.currentThread();
        consumer = waiter;
        clock.changed();
        try {
            return take(timeout);
        } finally {
            waiter = null;
            deadline = NEVER;
            due = false;
            clock.changed();
        }
    }

    private boolean take(Duration timeout) throws InterruptedException {
        long machineDeadline = clock.machine().nanos() + nanos(timeout);
        // To ask whether something is there now is not to wait for the player.
        while (pending == 0 && !closed && !due && !timeout.isZero()) {
            long left = left(machineDeadline);
            if (left <= 0) {
                break;
            }
            woken.awaitNanos(left);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted at " + name);
        }
        if (closed) {
            return false;
        }
        taker = Thread.currentThread();
        if (pending == 0) {
            return false;
        }
        pending--;
        return true;
    }

    private long left(long machineDeadline) {
        return switch (clock.phase()) {
            case STANDING -> machineDeadline - clock.machine().nanos();
            case PLAYING -> NEVER;
            case FREE -> deadline == NEVER ? NEVER : deadline - clock.nanos();
        };
    }

    private static long nanos(Duration timeout) {
        long longest = NEVER / 2;
        return timeout.compareTo(Duration.ofNanos(longest)) > 0 ? longest : timeout.toNanos();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            pending = 0;
            taker = null;
            wake();
            clock.forget(this);
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        woken.signalAll();
    }

    /// Lets the deadline pass: the thread that waits for it is at work from now on.
    void pass() {
        due = true;
        wake();
    }

    void restIfTakenBy(Thread thread) {
        if (thread.equals(taker)) {
            taker = null;
        }
    }

    /// Names who is to come here, before anybody did.
    void expect(Thread thread) {
        consumer = thread;
    }

    /// A thread that is dead has handled all that it ever will. One that sleeps elsewhere takes what is pending here
    /// when its time has come, as it would in life.
    boolean atWork() {
        if (taker != null && !taker.isAlive()) {
            taker = null;
        }
        boolean comes = pending > 0 && (waiter != null || consumer == null || !clock.sleeps(consumer));
        return comes || due || taker != null;
    }

    /// {@return whether something is here that its consumer is too sleepy for}
    boolean pending() {
        return pending > 0;
    }

    boolean sleeps(Thread thread, long horizon) {
        return thread.equals(waiter) && pending == 0 && !due && deadline <= horizon;
    }

    boolean hasDeadline() {
        return waiter != null && deadline != NEVER && clock.phase() == Phase.PLAYING;
    }

    long deadline() {
        return deadline;
    }

    @Override
    public int compareTo(LockStepSignal other) {
        int order = Long.compare(deadline, other.deadline);
        if (order == 0) {
            order = name.compareTo(other.name);
        }
        return order == 0 ? Long.compare(serial, other.serial) : order;
    }

    @Override
    public String toString() {
        String who = taker != null
                ? taker.getName() + " is at work since it was handed something"
                : waiter != null ? waiter.getName() + " is about to take it" : "nobody waits for it";
        return name + ": " + pending + " to take; " + who;
    }
}
