package dev.carthal.basket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// Where threads leave inputs for the one that reckons. Bounded: while the journal cannot be written the oldest
/// go, and are counted.
final class Inbox {
    private final int limit;
    private final Deque<Input> inputs = new ArrayDeque<>();
    private long dropped;

    Inbox(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("inbox.limit must be 1 or more: inbox.limit=" + limit);
        }
        this.limit = limit;
    }

    synchronized void put(Input input) {
        if (inputs.size() == limit) {
            inputs.removeFirst();
            dropped++;
        }
        inputs.addLast(input);
    }

    /// Not under the lock that [#put] needs for longer than it takes to empty it.
    void drainTo(Consumer<Input> taker) {
        Deque<Input> all;
        synchronized (this) {
            all = new ArrayDeque<>(inputs);
            inputs.clear();
        }
        all.forEach(taker);
    }

    /// {@return how many were dropped since it was last asked}
    synchronized long takeDropped() {
        long lost = dropped;
        dropped = 0;
        return lost;
    }
}
