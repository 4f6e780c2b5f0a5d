package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A bounded queue. There are as many arrivals as entries: where an overflow drops one, the new one takes its
/// arrival.
final class QueueSubscription<T> implements Subscription<T> {
    private final String name;
    private final QueueOutlet<T> outlet;
    private final Signal arrival;
    private final ArrayDeque<Next<T>> entries = new ArrayDeque<>();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean closed;
    private boolean overflowed;
    private long beforeOverflowNanos;
    private long deliveredNanos;
    private @Nullable Next<T> held;
    private Next<T> over = Next.silence();

    QueueSubscription(String name, QueueOutlet<T> outlet, Clock clock) {
        this.name = name;
        this.outlet = outlet;
        this.arrival = clock.signal(name);
        this.deliveredNanos = clock.nanos();
    }

    @Override
    public Next<T> next(Duration timeout) throws InterruptedException {
        if (closed) {
            throw new IllegalStateException("the subscription is closed: " + name);
        }
        Next<T> waiting = held;
        if (waiting != null) {
            held = null;
            return deliver(waiting);
        }
        boolean ended = over instanceof Next.End<T>;
        if (!arrival.await(ended ? Duration.ZERO : timeout)) {
            return closed ? Next.end("the subscription is closed") : over;
        }
        return take();
    }

    private Next<T> take() {
        Next<T> head;
        boolean lost;
        synchronized (entries) {
            head = entries.poll();
            lost = overflowed;
            overflowed = false;
        }
        if (head == null) {
            return Next.end("the subscription is closed");
        }
        if (!lost) {
            return deliver(head);
        }
        return switch (head) {
            case Next.Missing<T>(Gap gap) -> deliver(Next.missing(since(gap.toNanos(), gap.reason() + "; then ")));
            case Next.Item<T>(T item) -> {
                held = head;
                yield Next.missing(since(outlet.captureNanos(item), ""));
            }
            case Next.End<T> end -> {
                held = end;
                yield Next.missing(since(outlet.lastNanos(), ""));
            }
            case Next.Silence<T> silence -> silence;
        };
    }

    private Gap since(long toNanos, String reason) {
        return new Gap(
                outlet.slot(),
                Math.min(Math.min(deliveredNanos, beforeOverflowNanos), toNanos),
                toNanos,
                reason + "the subscriber was too slow: " + name + ", slot.queue=" + outlet.capacity());
    }

    private Next<T> deliver(Next<T> next) {
        over = Next.silence();
        switch (next) {
            case Next.Item<T>(T item) -> {
                deliveredNanos = outlet.captureNanos(item);
                delivered.incrementAndGet();
            }
            case Next.End<T> end -> over = end;
            case Next.Missing<T> _, Next.Silence<T> _ -> {}
        }
        return next;
    }

    void offer(Next<T> entry) {
        synchronized (entries) {
            if (closed) {
                return;
            }
            entries.add(entry);
            if (entries.size() <= outlet.capacity()) {
                arrival.raise();
                return;
            }
            if (entries.remove() instanceof Next.Item<T>(T item)) {
                beforeOverflowNanos = overflowed ? beforeOverflowNanos : outlet.captureNanos(item) - 1;
                dropped.incrementAndGet();
                outlet.countDropped();
            } else if (!overflowed) {
                beforeOverflowNanos = Long.MAX_VALUE;
            }
            overflowed = true;
        }
    }

    @Override
    public long delivered() {
        return delivered.get();
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        synchronized (entries) {
            closed = true;
            entries.clear();
        }
        outlet.leave(this);
        arrival.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
