package dev.carthal.bench;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamSlot;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.FrameLease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Read a slot's stream, and note each gap with what came before and after it.
final class Gaps<T> {
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Subscription<T> subscription;
    private final ToLongFunction<T> captureNanos;
    private final Thread thread;
    private final List<Seen> seen = new ArrayList<>();
    private volatile boolean over;

    /// A gap as it was told, and as it was.
    ///
    /// @param machineNanos from the arrival of the last item before to that of the first after
    /// @param wrongNanos by how much its worse bound misses the capture times of those two
    record Seen(Gap gap, long machineNanos, long wrongNanos) {}

    private Gaps(StreamSlot<T> slot, ToLongFunction<T> captureNanos) {
        this.captureNanos = captureNanos;
        subscription = slot.subscribe("bench");
        thread = Thread.ofPlatform().daemon().name("gaps").unstarted(this::read);
    }

    static <T> Gaps<T> of(StreamSlot<T> slot, ToLongFunction<T> captureNanos) {
        Gaps<T> gaps = new Gaps<>(slot, captureNanos);
        gaps.thread.start();
        return gaps;
    }

    private void read() {
        try {
            long capture = 0;
            long arrival = 0;
            Gap open = null;
            while (!over) {
                switch (subscription.next(PATIENCE)) {
                    case Next.Item<T>(T item) -> {
                        long nowCapture = captureNanos.applyAsLong(item);
                        long now = Stopwatch.nanos();
                        close(item);
                        if (open != null) {
                            seen.add(new Seen(open, now - arrival, wrong(open, capture, nowCapture)));
                        }
                        open = null;
                        capture = nowCapture;
                        arrival = now;
                    }
                    case Next.Missing<T>(Gap gap) -> open = gap;
                    case Next.Silence<T>() -> {}
                    case Next.End<T>(String reason) -> throw new IllegalStateException("the stream ends: " + reason);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DeviceException e) {
            throw new IllegalStateException("the stream fails: " + e, e);
        }
    }

    private static long wrong(Gap gap, long before, long after) {
        return Math.max(Math.abs(gap.fromNanos() - before), Math.abs(gap.toNanos() - after));
    }

    private static void close(Object item) throws DeviceException {
        if (item instanceof FrameLease lease) {
            lease.close();
        }
    }

    /// {@return all that came}
    List<Seen> stop() throws InterruptedException {
        over = true;
        thread.join();
        subscription.close();
        return List.copyOf(seen);
    }
}
