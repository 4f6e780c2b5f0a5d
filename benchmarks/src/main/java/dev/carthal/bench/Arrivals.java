package dev.carthal.bench;

import dev.carthal.hal.Next;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleSlot;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Read a scale's slot, and note when each reading came.
final class Arrivals implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final long PATIENCE_MS = 60_000;

    private final Subscription<Reading> subscription;
    private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("arrivals").unstarted(this::read);
    private volatile boolean over;

    private Arrivals(Subscription<Reading> subscription) {
        this.subscription = subscription;
    }

    static Arrivals of(ScaleSlot slot) {
        Arrivals arrivals = new Arrivals(slot.subscribe("bench"));
        arrivals.thread.start();
        return arrivals;
    }

    private void read() {
        try {
            while (!over) {
                if (subscription.next(LOOK) instanceof Next.Item<Reading>) {
                    arrivals.add(Stopwatch.nanos());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// {@return when the first reading came that came after this; what came before is forgotten}
    long firstSince(long nanos) throws InterruptedException {
        while (true) {
            Long arrival = arrivals.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
            if (arrival == null) {
                throw new IllegalStateException("no reading within " + PATIENCE_MS + " ms");
            }
            if (arrival > nanos) {
                return arrival;
            }
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it ends by itself, and is a daemon
        }
        subscription.close();
    }
}
