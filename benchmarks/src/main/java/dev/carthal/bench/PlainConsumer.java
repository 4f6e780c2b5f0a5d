package dev.carthal.bench;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.inference.ModelVariant;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/// The peer of a slot: a consumer that holds the driver itself, by a service tracker, as one does without slots.
/// It opens its session when a driver comes and closes it when the driver goes, after the runs in it: an engine whose
/// session is closed under a run takes the process with it.
final class PlainConsumer
        implements FrameLoad.Recognizer, ServiceTrackerCustomizer<InferenceDriver, ModelSession>, AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(1);

    private final BundleContext context;
    private final Loaded loaded;
    private final ServiceTracker<InferenceDriver, ModelSession> tracker;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private volatile @Nullable ModelSession session;
    private long goneNanos;
    private double longestGoneMs;

    /// What is loaded, and the clock for its deadlines.
    record Loaded(Model model, ModelVariant variant, Clock clock) {}

    PlainConsumer(BundleContext context, Loaded loaded) {
        this.context = context;
        this.loaded = loaded;
        tracker = new ServiceTracker<>(context, InferenceDriver.class, this);
        tracker.open(true);
    }

    @Override
    public void recognize(int thread) throws DeviceException {
        use.readLock().lock();
        try {
            ModelSession now = session;
            if (now == null) {
                throw new IllegalStateException("no driver is there");
            }
            now.invocations().get(thread % now.invocations().size()).run(LONG);
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public @Nullable ModelSession addingService(ServiceReference<InferenceDriver> reference) {
        InferenceDriver driver = context.getService(reference);
        if (driver == null) {
            return null;
        }
        DeviceConfig config = DeviceConfig.of("inference/plain", Map.of("invocations", 3));
        try {
            ModelSession opened = driver.open(
                    loaded.model(),
                    loaded.variant(),
                    DeviceContext.of(config, loaded.clock().after(LONG)));
            if (goneNanos != 0) {
                longestGoneMs = Math.max(longestGoneMs, (Stopwatch.nanos() - goneNanos) / 1e6);
            }
            session = opened;
            return opened;
        } catch (DeviceException e) {
            throw new IllegalStateException("the peer cannot open its session: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the peer was interrupted", e);
        }
    }

    @Override
    public void modifiedService(ServiceReference<InferenceDriver> reference, ModelSession opened) {
        // Its properties say nothing that matters here.
    }

    @Override
    public void removedService(ServiceReference<InferenceDriver> reference, ModelSession opened) {
        session = null;
        goneNanos = Stopwatch.nanos();
        use.writeLock().lock();
        try {
            opened.close();
        } finally {
            use.writeLock().unlock();
        }
        context.ungetService(reference);
    }

    /// Wait until a driver other than the one of `before` serves.
    ModelSession await(@Nullable ModelSession before) {
        long deadline = Stopwatch.nanos() + LONG.toNanos();
        while (Stopwatch.nanos() < deadline) {
            ModelSession now = session;
            if (now != null && !now.equals(before)) {
                return now;
            }
            Stopwatch.pass(LOOK);
        }
        throw new IllegalStateException("the peer's driver does not come");
    }

    double longestGoneMs() {
        return longestGoneMs;
    }

    @Override
    public void close() {
        tracker.close();
    }
}
