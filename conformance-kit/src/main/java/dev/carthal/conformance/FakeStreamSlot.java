package dev.carthal.conformance;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.StreamSlot;
import dev.carthal.hal.Subscription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A slot whose stream is scripted. Every subscriber is given all that is scripted from then on, in that order;
/// what is scripted while nobody subscribes waits for the first who does. Nothing conflates and nothing
/// overflows.
///
/// @param <T> what the stream carries
public abstract class FakeStreamSlot<T> extends FakeSlot implements StreamSlot<T> {
    private final List<FakeSubscription<T>> subscriptions = new ArrayList<>();
    private final List<Next<Source<T>>> early = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private @Nullable Source<T> greeting;
    private @Nullable String gap;
    private long lastNanos;
    private long sequence;

    FakeStreamSlot(String name, Clock clock) {
        super(name, clock);
        this.lastNanos = clock.nanos();
    }

    @Override
    public final synchronized Subscription<T> subscribe(String subscriber) {
        FakeSubscription<T> subscription = new FakeSubscription<>(this, name() + " for " + subscriber);
        subscriptions.add(subscription);
        if (greeting != null) {
            subscription.offer(Next.item(greeting));
        }
        early.forEach(subscription::offer);
        early.clear();
        return subscription;
    }

    /// {@return how many subscriptions are open}
    public final synchronized int subscribers() {
        return subscriptions.size();
    }

    /// Be silent once: one call of `next` returns that nothing came in time, though no time passes.
    public final synchronized void silence() {
        offer(Next.silence());
    }

    /// Lose items at this place of the stream: what is delivered next, or the end, comes after a gap.
    ///
    /// @param reason why, as the gap says it
    public final synchronized void gap(String reason) {
        gap = reason;
    }

    /// Lose the device: the slot is LOST and its stream silent. With what is delivered next it is READY again,
    /// after a gap.
    ///
    /// @param reason why, as the status and the gap say it
    public final synchronized void lose(String reason) {
        become(SlotState.LOST, reason);
        gap(reason);
    }

    /// End the stream, as a recording does.
    ///
    /// @param reason why
    public final synchronized void end(String reason) {
        become(SlotState.ENDED, reason);
        tellGap(clock.nanos());
        offer(Next.end(reason));
    }

    /// Drop what was scripted and is not consumed, so that [#close()] does not complain of it.
    public final synchronized void forget() {
        early.clear();
        missed.clear();
        subscriptions.forEach(FakeSubscription::forget);
    }

    final synchronized void deliver(Source<T> item, long captureNanos) {
        if (status().state() == SlotState.LOST) {
            become(SlotState.READY, "");
        }
        tellGap(captureNanos);
        count(1, 0);
        lastNanos = captureNanos;
        offer(Next.item(item));
    }

    private void tellGap(long toNanos) {
        if (gap != null) {
            count(0, 1);
            offer(Next.missing(new Gap(name(), lastNanos, Math.max(lastNanos, toNanos), gap)));
            gap = null;
        }
    }

    final synchronized void greetWith(Source<T> item) {
        greeting = item;
    }

    /// {@return the number of the next item that the slot makes itself}
    final synchronized long nextSequence() {
        return ++sequence;
    }

    private void offer(Next<Source<T>> entry) {
        if (subscriptions.isEmpty()) {
            early.add(entry);
        }
        subscriptions.forEach(subscription -> subscription.offer(entry));
    }

    final synchronized void left(FakeSubscription<T> subscription, long unconsumed) {
        subscriptions.remove(subscription);
        if (unconsumed > 0) {
            missed.add(unconsumed + " scripted items were never consumed by " + subscription);
        }
    }

    @Override
    final synchronized List<String> unconsumed() {
        List<String> wrong = new ArrayList<>(missed);
        if (!early.isEmpty()) {
            wrong.add(early.size() + " scripted items of " + name() + " were never consumed");
        }
        return wrong;
    }

    /// Make the copy of an item that one subscriber is given, when it is given.
    @FunctionalInterface
    interface Source<T> {
        /// {@return the copy}
        T copyFor(FakeSubscription<T> subscriber);
    }
}
