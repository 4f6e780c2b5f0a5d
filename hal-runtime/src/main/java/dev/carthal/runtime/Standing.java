package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Gap;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// How a slot is: its state with the reason, and what it counts. Changes are told to the listeners in their
/// order, by the thread that makes them.
final class Standing {
    private static final System.Logger LOG = System.getLogger(Standing.class.getName());

    final Statistics statistics = new Statistics();
    private final Clock clock;
    private final Iterable<SlotListener> listeners;
    private final ReentrantLock order = new ReentrantLock();
    private volatile At at;

    /// What fills the slot; the version is empty when nothing does.
    record Fitted(String driver, String version) {}

    record At(String slot, SlotState state, String reason, Fitted fitted, long sinceNanos) {}

    Standing(String slot, Clock clock, Iterable<SlotListener> listeners) {
        this.clock = clock;
        this.listeners = listeners;
        this.at = new At(slot, SlotState.STARTING, "not looked at yet", new Fitted("", ""), clock.nanos());
    }

    String slot() {
        return at.slot();
    }

    SlotState state() {
        return at.state();
    }

    String reason() {
        return at.reason();
    }

    SlotStatus status() {
        return StatusNow.of(at, statistics);
    }

    void fitted(Fitted fitted) {
        order.lock();
        try {
            at = new At(at.slot(), at.state(), at.reason(), fitted, at.sinceNanos());
        } finally {
            order.unlock();
        }
    }

    void move(SlotState state, String reason) {
        order.lock();
        try {
            At before = at;
            if (before.state() == state && before.reason().equals(reason)) {
                return;
            }
            long since = before.state() == state ? before.sinceNanos() : clock.nanos();
            at = new At(before.slot(), state, reason, before.fitted(), since);
            LOG.log(
                    before.state() == state ? System.Logger.Level.DEBUG : System.Logger.Level.INFO,
                    "{0}: {1} to {2} {3}",
                    before.slot(),
                    before.state(),
                    state,
                    reason);
            SlotStatus now = status();
            tell(listener -> listener.changed(now));
        } finally {
            order.unlock();
        }
    }

    void gap(Gap gap) {
        order.lock();
        try {
            statistics.gaps.incrementAndGet();
            tell(listener -> listener.gap(gap));
        } finally {
            order.unlock();
        }
    }

    private void tell(Consumer<SlotListener> news) {
        for (SlotListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(System.Logger.Level.WARNING, slot() + ": a slot listener failed: " + listener, e);
            }
        }
    }
}
