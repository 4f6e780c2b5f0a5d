package dev.carthal.control;

import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.hal.Gap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/// Turn what happens into the session's lines. Until the image is up nobody knows when the session began, so the lines
/// wait.
final class Session {
    private static final int TOLD = 64;

    private final EventLog log;
    private final List<Supplier<Object>> waiting = new ArrayList<>();
    private final Deque<Gap> told = new ArrayDeque<>();
    private boolean begun;
    private long beganNanos;

    Session(EventLog log) {
        this.log = log;
    }

    synchronized void begin(long nanos, Supplier<Object> boot) {
        beganNanos = nanos;
        begun = true;
        log.add(Lines.json(boot.get()));
        waiting.forEach(line -> log.add(Lines.json(line.get())));
        waiting.clear();
    }

    /// {@return milliseconds since the session began; what was before it began counts as 0}
    synchronized long millis(long nanos) {
        return Math.max(0, (nanos - beganNanos) / 1_000_000);
    }

    synchronized void tell(Supplier<Object> line) {
        if (begun) {
            log.add(Lines.json(line.get()));
        } else {
            waiting.add(line);
        }
    }

    /// Tell an event of the checkout. A gap comes from the slot and from the basket that rests on it; it is told once.
    synchronized void tell(CheckoutEvent event) {
        if (!(event instanceof CheckoutEvent.Interrupted interrupted) || isNew(interrupted.gap())) {
            tell(() -> Lines.event(event, this::millis));
        }
    }

    synchronized void tell(Gap gap) {
        if (isNew(gap)) {
            tell(() -> Lines.gap(millis(gap.toNanos()), gap, this::millis));
        }
    }

    private boolean isNew(Gap gap) {
        if (told.contains(gap)) {
            return false;
        }
        told.addLast(gap);
        if (told.size() > TOLD) {
            told.removeFirst();
        }
        return true;
    }
}
