package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.Subscription;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/// Queue each item for all subscribers of a scale or scanner.
final class QueueOutlet<T> implements Outlet<T> {
    private final SlotParts parts;
    private final Clock clock;
    private final ToLongFunction<T> captureNanos;
    private final Members<QueueSubscription<T>> members = new Members<>(QueueOutlet::array);
    private volatile int capacity = 256;
    private volatile long lastNanos;

    QueueOutlet(SlotParts parts, ToLongFunction<T> captureNanos) {
        this.parts = parts;
        this.clock = parts.clock();
        this.captureNanos = captureNanos;
        this.lastNanos = clock.nanos();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there is no array of a generic type
    private static <T> QueueSubscription<T>[] array(int length) {
        return new QueueSubscription[length];
    }

    Subscription<T> subscribe(String subscriber) {
        return members.join(new QueueSubscription<>(parts.slot() + " for " + subscriber, this, clock));
    }

    void leave(QueueSubscription<T> member) {
        members.leave(member);
    }

    String slot() {
        return parts.slot();
    }

    int capacity() {
        return capacity;
    }

    @Override
    public void capacity(int items) {
        capacity = items;
    }

    long captureNanos(T item) {
        return captureNanos.applyAsLong(item);
    }

    long lastNanos() {
        return lastNanos;
    }

    void countDropped() {
        parts.standing().statistics.dropped.incrementAndGet();
    }

    @Override
    public void publish(T item) {
        lastNanos = captureNanos(item);
        offer(Next.item(item));
    }

    @Override
    public void missing(Gap gap) {
        offer(Next.missing(gap));
    }

    @Override
    public void end(String reason) {
        offer(Next.end(reason));
    }

    private void offer(Next<T> entry) {
        for (QueueSubscription<T> member : members.now()) {
            member.offer(entry);
        }
    }

    /// Nothing is ever lent out: readings and scans are values.
    @Override
    public void drain(Duration longest) {}

    @Override
    public List<String> subscribers() {
        return Arrays.stream(members.now()).map(Object::toString).toList();
    }

    /// The subscribers hear the end, and close what is theirs.
    @Override
    public void close() {
        for (QueueSubscription<T> member : members.dissolve()) {
            member.offer(Next.end(Members.REMOVED));
        }
    }
}
