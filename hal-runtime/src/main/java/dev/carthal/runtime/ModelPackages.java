package dev.carthal.runtime;

import dev.carthal.hal.inference.Model;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/// Know the model packages: started bundles with the capability [Model#NAMESPACE].
final class ModelPackages implements BundleTrackerCustomizer<List<ModelPackages.Found>>, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ModelPackages.class.getName());

    private final Consumer<String> changed;
    private final Map<Bundle, List<Found>> packages = new ConcurrentHashMap<>();
    private final BundleTracker<List<Found>> tracker;

    /// One package: where its manifest is.
    record Found(String name, String manifest, Bundle bundle) {}

    /// @param changed is told the name of each package that comes or goes
    ModelPackages(BundleContext context, Consumer<String> changed) {
        this.changed = changed;
        this.tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
    }

    void open() {
        tracker.open();
    }

    /// {@return the package of that name; of several, the pinned one, or else the newest}
    Optional<Found> find(String name, Pins pins) {
        return packages.values().stream()
                .flatMap(Collection::stream)
                .filter(found -> found.name().equals(name))
                .max(Comparator.<Found, Boolean>comparing(found -> pins.wantsModel(found.bundle()))
                        .thenComparing(found -> found.bundle().getVersion()));
    }

    /// {@return the packages that `bundle` has}
    List<Found> in(Bundle bundle) {
        return packages.getOrDefault(bundle, List.of());
    }

    @Override
    public @Nullable List<Found> addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        List<Found> found = wiring == null
                ? List.of()
                : wiring.getCapabilities(Model.NAMESPACE).stream()
                        .flatMap(capability -> read(capability, bundle).stream())
                        .toList();
        if (found.isEmpty()) {
            return null;
        }
        packages.put(bundle, found);
        found.forEach(each -> changed.accept(each.name()));
        return found;
    }

    private static Optional<Found> read(BundleCapability capability, Bundle bundle) {
        if (capability.getAttributes().get("name") instanceof String name
                && capability.getAttributes().get("manifest") instanceof String manifest) {
            return Optional.of(new Found(name, manifest, bundle));
        }
        LOG.log(
                System.Logger.Level.ERROR,
                bundle + ": the capability " + Model.NAMESPACE + " must have the attributes name and manifest: "
                        + capability.getAttributes());
        return Optional.empty();
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, List<Found> found) {}

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, List<Found> found) {
        packages.remove(bundle);
        found.forEach(each -> changed.accept(each.name()));
    }

    @Override
    public void close() {
        tracker.close();
    }
}
