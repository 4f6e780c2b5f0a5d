package dev.carthal.runtime;

import dev.carthal.hal.Driver;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

/// Know the drivers of one name, and which of them is the best. A map fed by a tracker, because asking the
/// tracker each time gives nothing at times although a service is there.
final class DriverTracker implements ServiceTrackerCustomizer<Driver, DriverTracker.Found>, AutoCloseable {
    private final Object lock;
    private final BundleContext context;
    private final Consumer<Optional<Found>> best;
    private final Map<ServiceReference<Driver>, Found> drivers = new HashMap<>();
    private final ServiceTracker<Driver, Found> tracker;

    record Found(Driver driver, Bundle bundle, int ranking, long id) {
        private static final Comparator<Found> ORDER = Comparator.comparingInt(Found::ranking)
                .thenComparing(found -> found.bundle().getVersion())
                .thenComparing(Found::id, Comparator.reverseOrder());

        String version() {
            return bundle.getVersion().toString();
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
    DriverTracker(Object lock, BundleContext context, Wanted wanted, Consumer<Optional<Found>> best) {
        this.lock = lock;
        this.context = context;
        this.best = best;
        this.tracker = new ServiceTracker<>(context, wanted.filter(), this);
    }

    void open() {
        tracker.open();
    }

    @Override
    public @Nullable Found addingService(ServiceReference<Driver> reference) {
        Driver driver = context.getService(reference); // activates the component: that touches no hardware
        if (driver == null) {
            return null; // it failed, and the framework has logged why
        }
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        Found found = new Found(driver, reference.getBundle(), ranking instanceof Integer rank ? rank : 0, (Long)
                reference.getProperty(Constants.SERVICE_ID));
        change(() -> drivers.put(reference, found));
        return found;
    }

    @Override
    public void modifiedService(ServiceReference<Driver> reference, Found found) {}

    @Override
    public void removedService(ServiceReference<Driver> reference, Found found) {
        change(() -> drivers.remove(reference));
        context.ungetService(reference);
    }

    private void change(Runnable change) {
        synchronized (lock) {
            Optional<Found> before = drivers.values().stream().max(Found.ORDER);
            change.run();
            Optional<Found> now = drivers.values().stream().max(Found.ORDER);
            if (!now.equals(before)) {
                best.accept(now);
            }
        }
    }

    @Override
    public void close() {
        tracker.close();
    }
}
