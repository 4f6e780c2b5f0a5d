package dev.carthal.recorder;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Time that stands still until everything is at rest, and moves when the player says so.
///
/// A thread is at work from the moment that [Signal#await] returns to it until it waits again at any signal, closes
/// the one that it came from, or dies. Everything is at rest when no thread is at work and no arrival is pending.
/// A thread that waits counts as resting even while it holds something: only so can the deadline pass that it waits
/// for.
final class LockStepClock implements Clock {
    /// How time goes.
    enum Phase {
        /// The recording has not begun: time stands at 0, and waits end after the machine's time, so that slots can
        /// try again while the cart boots.
        STANDING,
        /// Time is the player's.
        PLAYING,
        /// The recording is over: time goes on as the machine's does.
        FREE
    }

    /// Who sleeps past the end of the recording for longer than this does not come back for what it has to do.
    private static final long LONGEST_SLEEP_NANOS = TimeUnit.MINUTES.toNanos(1);

    private record Now(Phase phase, long nanos, long machineNanos) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<LockStepSignal> signals = new ArrayList<>();
    private final MachineClock machine;
    private final Instant origin;
    private volatile Now now;
    private long horizon;
    private long made;
    private long changes;
    private @Nullable Thread player;

    LockStepClock(MachineClock machine, Instant origin) {
        this.machine = machine;
        this.origin = origin;
        this.now = new Now(Phase.STANDING, 0, 0);
    }

    @Override
    public long nanos() {
        Now at = now;
        return at.phase == Phase.FREE ? at.nanos + machine.nanos() - at.machineNanos : at.nanos;
    }

    /// The same date in each replay: even what is printed with a date is then equal.
    @Override
    public Instant wall() {
        return origin.plusNanos(nanos());
    }

    @Override
    public Signal signal(String name) {
        return make(name);
    }

    LockStepSignal make(String name) {
        lock.lock();
        try {
            var signal = new LockStepSignal(this, name, made++);
            signals.add(signal);
            return signal;
        } finally {
            lock.unlock();
        }
    }

    ReentrantLock lock() {
        return lock;
    }

    MachineClock machine() {
        return machine;
    }

    Phase phase() {
        return now.phase;
    }

    long deadline(Duration timeout) {
        return after(timeout).atNanos();
    }

    /// Tells the player that something happened. Called with the lock held, like all of the following.
    void changed() {
        changes++;
        changed.signalAll();
    }

    void forget(LockStepSignal signal) {
        signals.remove(signal);
        changed();
    }

    /// Notes that the calling thread has handled whatever it had taken.
    void rest() {
        Thread me = Thread.currentThread();
        if (me.equals(player)) {
            throw new IllegalStateException("the player's own thread must not wait for the player");
        }
        for (LockStepSignal signal : signals) {
            signal.restIfTakenBy(me);
        }
    }

    /// Begins to play; the calling thread is the player.
    ///
    /// @param end the end of the recording
    void play(long end) {
        horizon = end + LONGEST_SLEEP_NANOS;
        player = Thread.currentThread();
        become(new Now(Phase.PLAYING, 0, 0));
    }

    void moveTo(long nanos) {
        if (nanos > now.nanos) {
            now = new Now(Phase.PLAYING, nanos, 0);
        }
    }

    void setFree() {
        player = null;
        become(new Now(Phase.FREE, nanos(), machine.nanos()));
    }

    private void become(Now next) {
        now = next;
        signals.forEach(LockStepSignal::wake);
        changed();
    }

    /// Waits for a change, a second at most, because the death of a thread is none that anybody tells.
    void awaitChange(long atMostNanos) throws InterruptedException {
        long before = changes;
        long left = Math.min(atMostNanos, TimeUnit.SECONDS.toNanos(1));
        while (changes == before && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    /// {@return a number that is another one after each change; takes the lock, like [#awaitChangeSince]}
    long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    long awaitChangeSince(long seen) throws InterruptedException {
        lock.lock();
        try {
            if (changes == seen) {
                awaitChange(Long.MAX_VALUE);
            }
            return changes;
        } finally {
            lock.unlock();
        }
    }

    boolean atRest() {
        for (LockStepSignal signal : signals) {
            if (signal.atWork()) {
                return false;
            }
        }
        return true;
    }

    /// {@return whether something waits for a thread that sleeps elsewhere}
    boolean pending() {
        return signals.stream().anyMatch(LockStepSignal::pending);
    }

    /// {@return whether `thread` waits for a deadline, and will be back in time}
    boolean sleeps(Thread thread) {
        return signals.stream().anyMatch(signal -> signal.sleeps(thread, horizon));
    }

    List<String> atWork() {
        return signals.stream()
                .filter(LockStepSignal::atWork)
                .map(LockStepSignal::toString)
                .toList();
    }

    /// {@return the signal whose deadline is the earliest; of equal ones the first by name, then the one that was made
    /// first, so that it does not depend on which thread came first}
    Optional<LockStepSignal> earliest() {
        return signals.stream().filter(LockStepSignal::hasDeadline).min(Comparator.naturalOrder());
    }
}
