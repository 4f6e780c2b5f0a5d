package dev.carthal.recorder;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamSlot;
import dev.carthal.hal.Subscription;
import dev.carthal.recording.RecordingException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Carries one slot's stream to its sink, on a thread of its own.
final class Pump<T> {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final String slot;
    private final Subscription<T> subscription;
    private final Sink<T> sink;
    private final Consumer<Exception> broken;
    private final AtomicLong recorded = new AtomicLong();
    private final Thread thread;

    Pump(StreamSlot<T> slot, Sink<T> sink, Consumer<Exception> broken) {
        this.slot = slot.name();
        this.subscription = slot.subscribe("recorder");
        this.sink = sink;
        this.broken = broken;
        this.thread = Thread.ofPlatform().daemon().name("recorder " + this.slot).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (subscription) {
            boolean more = true;
            while (more) {
                more = step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RecordingException | DeviceException | RuntimeException e) {
            broken.accept(e);
        } catch (LinkageError e) {
            broken.accept(new DeviceException(DeviceException.Kind.ABSENT, "FFmpeg cannot be loaded: " + e, e));
        }
    }

    private boolean step() throws InterruptedException, RecordingException, DeviceException {
        switch (subscription.next(PATIENCE)) {
            case Next.Item<T>(var item) -> {
                sink.item(item);
                recorded.incrementAndGet();
            }
            case Next.Missing<T>(var gap) -> sink.gap(gap);
            case Next.Silence<T> _ -> {}
            case Next.End<T> _ -> {
                return false;
            }
        }
        return true;
    }

    String slot() {
        return slot;
    }

    long recorded() {
        return recorded.get();
    }

    long dropped() {
        return subscription.dropped();
    }

    /// Ends the thread; the sink stays as it is.
    ///
    /// @return whether the calling thread was interrupted meanwhile; it waits all the same, because nobody else may
    ///     touch what the pump still writes to
    boolean stopped() {
        subscription.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    void finish() throws RecordingException, DeviceException {
        sink.finish();
    }

    void release() {
        sink.close();
    }
}
