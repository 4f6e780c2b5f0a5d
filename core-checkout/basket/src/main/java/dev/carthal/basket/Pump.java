package dev.carthal.basket;

import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamSlot;
import dev.carthal.hal.Subscription;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/// Carries one slot's stream to the till, on a thread of its own.
final class Pump<T> implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Pump.class.getName());
    private static final Duration LONG = Duration.ofHours(1);

    private final String slot;
    private final Subscription<T> subscription;
    private final Consumer<T> items;
    private final Consumer<Gap> gaps;
    private final Thread thread;

    Pump(StreamSlot<T> slot, Consumer<T> items, Consumer<Gap> gaps) {
        this.slot = slot.name();
        this.items = items;
        this.gaps = gaps;
        this.subscription = slot.subscribe("basket");
        this.thread = Thread.ofPlatform().daemon().name("basket " + slot.name()).start(this::run);
    }

    private void run() {
        try (subscription) {
            while (true) {
                switch (subscription.next(LONG)) {
                    case Next.Item<T>(var item) -> items.accept(item);
                    case Next.Missing<T>(var gap) -> gaps.accept(gap);
                    case Next.Silence<T>() -> {}
                    case Next.End<T>(var reason) -> {
                        LOG.log(Level.DEBUG, "{0} is over: {1}", slot, reason);
                        return;
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Leaves the stream and waits until nothing of it is under way.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
