package dev.carthal.perception;

import dev.carthal.checkout.Sighting;
import dev.carthal.checkout.SightingListener;
import dev.carthal.hal.Slot;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.FrameLease;
import dev.carthal.hal.inference.InferenceSlot;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.condition.Condition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/// Look through one camera and tell every [SightingListener] what is seen.
///
/// A [Condition] with the id `dev.carthal.perception` and the property `camera` is registered as soon as the
/// camera's stream is joined, so that whoever starts a replay can wait until no frame goes by unseen.
@Component(
        configurationPid = "dev.carthal.perception",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {})
@Designate(ocd = PerceptionConfig.class, factory = true)
public final class Perception {
    private static final Logger LOG = System.getLogger(Perception.class.getName());
    private static final Duration STOP = Duration.ofSeconds(5);

    private final BundleContext bundles;
    private final PerceptionConfig config;
    private final Faults faults;
    private final List<SightingListener> listeners = new CopyOnWriteArrayList<>();
    private final ServiceTracker<InferenceSlot, InferenceSlot> models;
    private final ServiceTracker<CameraSlot, Watch> cameras;

    private record Watch(Thread thread, ServiceRegistration<Condition> joined) {}

    /// Get ready; a configuration that makes no sense is refused here.
    @Activate
    public Perception(BundleContext bundles, PerceptionConfig config) {
        this.bundles = bundles;
        this.config = config;
        faults = new Faults(config.camera());
        models = new ServiceTracker<>(bundles, slot("model", config.model(), InferenceSlot.class), null);
        cameras = new ServiceTracker<>(bundles, slot("camera", config.camera(), CameraSlot.class), new Watches());
        lookout();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(SightingListener listener) {
        listeners.add(listener);
    }

    void removeListener(SightingListener listener) {
        listeners.remove(listener);
    }

    @Activate
    void start() {
        models.open();
        cameras.open();
    }

    @Deactivate
    void stop() {
        cameras.close();
        models.close();
        faults.close();
    }

    private void tell(Sighting sighting) {
        for (SightingListener listener : listeners) {
            try {
                listener.seen(sighting);
            } catch (RuntimeException e) {
                faults.note(listener.getClass().getName() + " failed: " + e);
            }
        }
    }

    private Lookout lookout() {
        return new Lookout(config, new Recognizer(config, models::getService), new Lookout.Telling(this::tell, faults));
    }

    private Watch watch(CameraSlot camera) {
        Lookout lookout = lookout();
        Subscription<FrameLease> frames = camera.subscribe("perception");
        Thread thread =
                Thread.ofPlatform().name("perception " + config.camera()).start(() -> lookout.run(frames));
        Map<String, String> properties =
                Map.of(Condition.CONDITION_ID, "dev.carthal.perception", "camera", config.camera());
        Dictionary<String, ?> dictionary = FrameworkUtil.asDictionary(properties);
        return new Watch(thread, bundles.registerService(Condition.class, Condition.INSTANCE, dictionary));
    }

    private static void end(Watch watch) {
        watch.joined.unregister();
        watch.thread.interrupt(); // it closes its subscription itself, between two frames
        try {
            if (!watch.thread.join(STOP)) {
                LOG.log(
                        Level.ERROR,
                        () -> watch.thread.getName() + " did not stop within " + STOP + "; it is left alone");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Filter slot(String key, @Nullable String name, Class<?> type) {
        if (name == null || !name.matches("[a-z]+/[\\w.-]+")) {
            throw new IllegalArgumentException(
                    key + " must be the name of a slot, such as camera/basket-left: " + key + "=" + name);
        }
        try {
            return FrameworkUtil.createFilter(
                    "(&(objectClass=" + type.getName() + ")(" + Slot.NAME + "=" + name + "))");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Watches implements ServiceTrackerCustomizer<CameraSlot, Watch> {
        @Override
        public Watch addingService(ServiceReference<CameraSlot> reference) {
            return watch(bundles.getService(reference));
        }

        @Override
        public void modifiedService(ServiceReference<CameraSlot> reference, Watch watch) {}

        @Override
        public void removedService(ServiceReference<CameraSlot> reference, Watch watch) {
            end(watch);
            bundles.ungetService(reference);
        }
    }
}
