package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Driver;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/// Know the drivers of one name. A map fed by a tracker, because asking the
/// tracker each time gives nothing at times although a service is there.
final class DriverTracker implements ServiceTrackerCustomizer<Driver, DriverTracker.Found>, AutoCloseable {
    private final Object lock;
    private final BundleContext context;
    private final Consumer<List<Found>> news;
    private final Map<ServiceReference<Driver>, Found> drivers = new HashMap<>();
    private final ServiceTracker<Driver, Found> tracker;

    /// One driver. Its component is activated by the first who asks for it, so that one that throws or hangs does
    /// it to him and not to the framework.
    static final class Found {
        private static final Comparator<Found> ORDER = Comparator.<Found>comparingInt(found -> found.ranking)
                .thenComparing(found -> found.bundle().getVersion())
                .thenComparing(found -> found.id, Comparator.reverseOrder());

        private final BundleContext context;
        private final ServiceReference<Driver> reference;
        private final Bundle bundle;
        private final int ranking;
        private final long id;
        private final AtomicReference<@Nullable Driver> driver = new AtomicReference<>();

        Found(BundleContext context, ServiceReference<Driver> reference) {
            this.context = context;
            this.reference = reference;
            this.bundle = reference.getBundle(); // the reference forgets it when the bundle stops
            this.ranking = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
            this.id = (Long) reference.getProperty(Constants.SERVICE_ID);
        }

        Bundle bundle() {
            return bundle;
        }

        String name() {
            return String.valueOf(reference.getProperty(Driver.NAME));
        }

        String version() {
            return bundle().getVersion().toString();
        }

        Driver driver() throws DeviceException {
            Driver known = driver.get();
            if (known != null) {
                return known;
            }
            Driver got = context.getService(reference);
            if (got == null) {
                throw new DeviceException(
                        Kind.OTHER,
                        "the component of " + this + " does not start: "
                                + Inactive.why(context, bundle()).orElse("the log says why"));
            }
            if (!driver.compareAndSet(null, got)) {
                context.ungetService(reference);
            }
            return got;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Found that && reference.equals(that.reference) && ranking == that.ranking;
        }

        @Override
        public int hashCode() {
            return reference.hashCode();
        }

        @Override
        public String toString() {
            return "driver " + name() + " " + version();
        }

        private void forget() {
            if (driver.getAndSet(null) != null) {
                context.ungetService(reference);
            }
        }
    }

    /// The drivers that one slot may use.
    record Wanted(Family family, String name) {
        Filter filter() {
            String filter = "(&(" + Constants.OBJECTCLASS + "=" + family.driver.getName() + ")(" + Driver.NAME + "="
                    + name + "))";
            try {
                return FrameworkUtil.createFilter(filter);
            } catch (InvalidSyntaxException e) {
                throw new IllegalArgumentException("not a filter: " + filter, e);
            }
        }
    }

    /// @param lock under which the news are told, in the order of the changes
    /// @param news is told all drivers that are there, the best first
    DriverTracker(Object lock, BundleContext context, Wanted wanted, Consumer<List<Found>> news) {
        this.lock = lock;
        this.context = context;
        this.news = news;
        this.tracker = new ServiceTracker<>(context, wanted.filter(), this);
    }

    /// {@return the driver that a bundle has just registered}
    @SuppressWarnings("unchecked") // its type is one of its classes
    static Found found(BundleContext context, ServiceReference<?> reference) {
        return new Found(context, (ServiceReference<Driver>) reference);
    }

    void open() {
        tracker.open();
    }

    @Override
    public Found addingService(ServiceReference<Driver> reference) {
        Found found = new Found(context, reference);
        change(() -> drivers.put(reference, found));
        return found;
    }

    @Override
    public void modifiedService(ServiceReference<Driver> reference, Found found) {}

    @Override
    public void removedService(ServiceReference<Driver> reference, Found found) {
        change(() -> drivers.remove(reference));
        found.forget();
    }

    private void change(Runnable change) {
        synchronized (lock) {
            change.run();
            news.accept(drivers.values().stream().sorted(Found.ORDER.reversed()).toList());
        }
    }

    @Override
    public void close() {
        tracker.close();
    }
}
