package dev.carthal.conformance;

import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One subscriber's part of a scripted stream. The script is guarded by the slot's monitor.
final class FakeSubscription<T> implements Subscription<T> {
    private final FakeStreamSlot<T> slot;
    private final String name;
    private final Signal arrival;
    private final AtomicReference<@Nullable Thread> user = new AtomicReference<>();
    private final Deque<Next<FakeStreamSlot.Source<T>>> script = new ArrayDeque<>();
    private Next<T> over = Next.silence();
    private long delivered;
    private volatile @Nullable FakeFrameLease lent;
    private volatile @Nullable Throwable closedBy;

    FakeSubscription(FakeStreamSlot<T> slot, String name) {
        this.slot = slot;
        this.name = name;
        this.arrival = slot.clock.signal(name);
        slot.ledger.take(this, name + " was subscribed here and never closed");
    }

    void offer(Next<FakeStreamSlot.Source<T>> entry) {
        script.add(entry);
        arrival.raise();
    }

    void forget() {
        script.clear(); // an arrival without an entry is silence
    }

    @Override
    public Next<T> next(Duration timeout) throws InterruptedException {
        if (closedBy != null) {
            throw slot.ledger.misuse("the subscription is closed: " + name, closedBy);
        }
        FakeFrameLease before = lent;
        if (before != null && before.isOpen()) {
            throw slot.ledger.misuse("the lease received before is still open: " + before, before.takenBy());
        }
        Thread other = user.compareAndExchange(null, Thread.currentThread());
        if (other != null) {
            throw slot.ledger.misuse(
                    "one thread at a time uses a subscription, and " + other.getName() + " uses " + name, null);
        }
        try {
            return awaited(over instanceof Next.End ? Duration.ZERO : timeout);
        } finally {
            user.set(null);
        }
    }

    private Next<T> awaited(Duration timeout) throws InterruptedException {
        if (!arrival.await(timeout)) {
            return closedBy == null ? over : Next.end("the subscription is closed");
        }
        Next<FakeStreamSlot.Source<T>> entry;
        synchronized (slot) {
            entry = script.poll();
        }
        over = Next.silence();
        return switch (entry) {
            case null -> over;
            case Next.Item<FakeStreamSlot.Source<T>>(var source) -> {
                delivered++;
                yield Next.item(source.copyFor(this));
            }
            case Next.Missing<FakeStreamSlot.Source<T>>(var gap) -> Next.missing(gap);
            case Next.Silence<FakeStreamSlot.Source<T>>() -> over;
            case Next.End<FakeStreamSlot.Source<T>>(var reason) -> {
                over = Next.end(reason);
                yield over;
            }
        };
    }

    void lend(FakeFrameLease lease) {
        lent = lease;
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public long dropped() {
        return 0;
    }

    @Override
    public void close() {
        synchronized (slot) {
            if (closedBy == null) {
                closedBy = new Throwable(name + " was closed here");
                slot.ledger.giveBack(this);
                slot.left(
                        this,
                        script.stream().filter(Next.Item.class::isInstance).count());
            }
        }
        arrival.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
