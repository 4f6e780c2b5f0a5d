package dev.carthal.launcher;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/// See services appear, without using them, so that nothing is activated that nobody needs. It ends with the framework.
final class Watch {
    private final Set<Feature.Need> missing = new LinkedHashSet<>();
    private final Set<String> components = new LinkedHashSet<>();
    private final CountDownLatch all = new CountDownLatch(1);

    /// Watch for `needs`; `seen` is told of each when it appears first, on the thread that registers it.
    Watch(BundleContext context, List<Feature.Need> needs, Consumer<Feature.Need> seen) throws LaunchException {
        missing.addAll(needs);
        for (Feature.Need need : needs) {
            // All services: the class path has hal-api, too, and its classes are not those of the bundle.
            tracker(context, need, seen).open(true);
        }
        finishWhenAllAreThere();
    }

    private ServiceTracker<?, ?> tracker(BundleContext context, Feature.Need need, Consumer<Feature.Need> seen)
            throws LaunchException {
        try {
            return new ServiceTracker<>(
                    context,
                    context.createFilter(need.filter()),
                    new ServiceTrackerCustomizer<Object, ServiceReference<Object>>() {
                        @Override
                        public ServiceReference<Object> addingService(ServiceReference<Object> reference) {
                            if (found(need, reference)) {
                                seen.accept(need);
                            }
                            return reference;
                        }

                        @Override
                        public void modifiedService(
                                ServiceReference<Object> reference, ServiceReference<Object> tracked) {}

                        @Override
                        public void removedService(
                                ServiceReference<Object> reference, ServiceReference<Object> tracked) {}
                    });
        } catch (InvalidSyntaxException e) {
            throw new LaunchException(LaunchException.Fault.USER, "must be an OSGi filter: filter=" + need.filter(), e);
        }
    }

    private boolean found(Feature.Need need, ServiceReference<Object> reference) {
        boolean first;
        synchronized (missing) {
            first = missing.remove(need);
            if (reference.getProperty("component.name") instanceof String component) {
                components.add(component);
            }
        }
        finishWhenAllAreThere();
        return first;
    }

    private void finishWhenAllAreThere() {
        synchronized (missing) {
            if (missing.isEmpty()) {
                all.countDown();
            }
        }
    }

    /// {@return whether all were there within `millis`}
    boolean await(long millis) throws InterruptedException {
        return all.await(millis, TimeUnit.MILLISECONDS);
    }

    /// {@return the names of the components that registered what appeared}
    Set<String> components() {
        synchronized (missing) {
            return Set.copyOf(components);
        }
    }

    /// {@return what has not appeared yet}
    List<Feature.Need> missing() {
        synchronized (missing) {
            return List.copyOf(missing);
        }
    }
}
