package dev.carthal.conformance;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Time that a test moves. It begins at one second, so that nobody takes zero for it.
///
/// Take [#stepped()] where the subject has threads: [#pass] goes from deadline to deadline and lets each be
/// handled, as a player does, so such a test needs no sleep and has no race. Take [#jumping()] where one thread
/// does all. Safe for use by any thread.
public final class FakeClock implements Clock {
    private static final long BEGIN_NANOS = 1_000_000_000;
    /// In real time: long enough for a loaded machine, and bounded, so that a test fails and does not hang.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// The death of a thread is a change that nobody tells.
    private static final long LOOK_NANOS = 5_000_000;

    /// How a wait goes for which nothing comes.
    enum Wait {
        LASTS,
        JUMPS,
        ENDS
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<FakeSignal> signals = new ArrayList<>();
    private final Wait wait;
    private final Duration patience;
    private volatile boolean halted;
    private final AtomicLong nanos = new AtomicLong(BEGIN_NANOS);

    FakeClock(Wait wait, Duration patience) {
        this.wait = wait;
        this.patience = patience;
    }

    /// {@return a clock that stands until [#pass] moves it; who waits, waits until then}
    public static FakeClock stepped() {
        return new FakeClock(Wait.LASTS, PATIENCE);
    }

    /// {@return a clock on which a wait for nothing takes all its time at once, so that one thread can step
    /// everything; a wait for ever is one of no time}
    public static FakeClock jumping() {
        return new FakeClock(Wait.JUMPS, PATIENCE);
    }

    /// Let waits for nothing end at once, while time stands still, as a player does whose recording has not
    /// begun.
    public void halt() {
        halted = true;
    }

    /// Let waits go again as they did before [#halt()].
    public void goOn() {
        halted = false;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH.plusNanos(nanos());
    }

    @Override
    public Signal signal(String name) {
        lock.lock();
        try {
            FakeSignal signal = new FakeSignal(this, name);
            signals.add(signal);
            return signal;
        } finally {
            lock.unlock();
        }
    }

    /// Let time pass. On a [#stepped()] clock it stops at each deadline of somebody who waits, and blocks until
    /// all is handled, as [#settle()] does.
    ///
    /// @param time zero or more
    /// @throws AssertionError if something is not handled
    public void pass(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must be zero or more: time=" + time);
        }
        lock.lock();
        try {
            if (wait != Wait.LASTS) {
                nanos.addAndGet(time.toNanos());
                return;
            }
            long until = nanos() + time.toNanos();
            settle();
            for (long due = earliest(); due <= until; due = earliest()) {
                nanos.set(due);
                changed.signalAll();
                settle();
            }
            nanos.set(until);
        } finally {
            lock.unlock();
        }
    }

    private long earliest() {
        return signals.stream().mapToLong(FakeSignal::deadline).min().orElse(Long.MAX_VALUE);
    }

    /// Block until every arrival is taken and whoever took one waits again: all that the test caused has had
    /// its effect. A thread that waits, at any signal, has handled what it took; so has one that is dead, and
    /// the calling one.
    ///
    /// @throws AssertionError if that does not come about in ten seconds of real time; it names who is at work
    public void settle() {
        await(() -> atWork().isEmpty(), "not handled in time: ");
    }

    /// Block until so many threads wait for this clock, such as one that was started just now.
    ///
    /// @param count how many, at the least
    /// @throws AssertionError if that does not come about in ten seconds of real time
    public void awaitWaiters(int count) {
        await(() -> signals.stream().filter(FakeSignal::isAwaited).count() >= count, count + " threads must wait: ");
    }

    private void await(Reached goal, String otherwise) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!goal.isReached()) {
                if (left <= 0) {
                    throw new AssertionError(otherwise + signals);
                }
                left -= LOOK_NANOS - changed.awaitNanos(LOOK_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + otherwise + signals, e);
        } finally {
            lock.unlock();
        }
    }

    private List<FakeSignal> atWork() {
        return signals.stream().filter(FakeSignal::isAtWork).toList();
    }

    Wait howWaitsGo() {
        return halted ? Wait.ENDS : wait;
    }

    ReentrantLock lock() {
        return lock;
    }

    Condition changed() {
        return changed;
    }

    /// Called with the lock held, as [#rested].
    void forget(FakeSignal signal) {
        signals.remove(signal);
        changed.signalAll();
    }

    void rested(Thread thread) {
        signals.forEach(signal -> signal.rested(thread));
    }

    @FunctionalInterface
    private interface Reached {
        boolean isReached();
    }
}
