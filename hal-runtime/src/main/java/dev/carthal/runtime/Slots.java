package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Device;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotListener;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.MetaTypeService;

/// Make a slot of each factory configuration `dev.carthal.slot`. Not one component for each: which service a
/// slot is depends on its name, and all slots share a watchdog and the claims on devices.
@Component(name = "dev.carthal.runtime.slots", service = Slots.class, immediate = true)
public final class Slots implements ManagedServiceFactory {
    private static final System.Logger LOG = System.getLogger(Slots.class.getName());

    private final BundleContext context;
    private final House house;
    private final MetatypeCheck check;
    private final ModelPackages models;
    private final Calibrations calibrations;
    private final Map<String, Pins> swapped;
    private final List<SlotListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, ConfiguredSlot<?>> slots = new LinkedHashMap<>();
    private @Nullable ServiceRegistration<ManagedServiceFactory> factory;

    /// Start with no slot.
    ///
    /// @param context of this bundle
    /// @param clock what all slots measure time on
    /// @param metatypes what drivers' configurations are checked against
    @Activate
    public Slots(BundleContext context, @Reference Clock clock, @Reference MetaTypeService metatypes) {
        this.context = context;
        this.check = new MetatypeCheck(metatypes);
        this.house = new House(clock, new SystemClock()::nanos, new Watchdog(), new Claims(), listeners);
        this.models = new ModelPackages(context, this::modelChanged);
        this.calibrations = Calibrations.of(context);
        this.swapped = swapped(context);
        models.open();
    }

    /// Take configurations. Not as the component's own service: Configuration Admin gets none while the component is
    /// being activated, and does not ask again.
    @Activate
    void begin() {
        factory = context.registerService(
                ManagedServiceFactory.class,
                this,
                FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_PID, SlotKeys.PID)));
    }

    /// {@return what slots keep to since the swaps of earlier starts}
    private static Map<String, Pins> swapped(BundleContext context) {
        Map<String, Pins> swapped = new HashMap<>();
        try {
            Optional<Overlay> overlay = Overlay.of(context);
            if (overlay.isPresent()) {
                overlay.get().begin().slots().forEach((slot, pins) -> swapped.put(slot, pins.among(context)));
            }
        } catch (DeviceException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage(), e);
        }
        return swapped;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(SlotListener listener) {
        listeners.add(listener);
    }

    void removeListener(SlotListener listener) {
        listeners.remove(listener);
    }

    @Override
    public String getName() {
        return "CartHAL slots";
    }

    @Override
    public synchronized void updated(String pid, Dictionary<String, ?> properties) throws ConfigurationException {
        Map<String, Object> values = new HashMap<>(FrameworkUtil.asMap(properties));
        String name = String.valueOf(values.getOrDefault(Slot.NAME, "")).strip();
        ConfiguredSlot<?> slot = slots.get(pid);
        if (slot != null && !slot.name().equals(name)) {
            deleted(pid);
            slot = null;
        }
        if (slot == null) {
            slot = make(pid, name);
            slots.put(pid, slot);
        }
        slot.configure(values);
    }

    private ConfiguredSlot<?> make(String pid, String name) throws ConfigurationException {
        try {
            Family family = Family.of(name);
            if (slots.values().stream().anyMatch(other -> other.name().equals(name))) {
                throw new IllegalArgumentException("slot is configured twice: slot=" + name);
            }
            SlotParts parts = SlotParts.of(name, house);
            return switch (family) {
                case CAMERA -> make(parts, Kind.camera(parts));
                case SCALE -> make(parts, Kind.scale(parts));
                case SCANNER -> make(parts, Kind.scanner(parts));
                case INFERENCE -> make(parts, InferenceKind.of(parts));
            };
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, pid + ": " + e.getMessage());
            throw new ConfigurationException(Slot.NAME, String.valueOf(e.getMessage()), e);
        }
    }

    private synchronized void modelChanged(String name) {
        slots.values().forEach(slot -> slot.modelChanged(name));
    }

    private <D extends Device> ConfiguredSlot<D> make(SlotParts parts, Kind<D> kind) {
        var slot = new ConfiguredSlot<>(
                parts, kind, new ConfiguredSlot.Surroundings(context, check, models, calibrations));
        slot.pin(swapped.getOrDefault(parts.slot(), Pins.NONE));
        return slot;
    }

    @Override
    public synchronized void deleted(String pid) {
        ConfiguredSlot<?> slot = slots.remove(pid);
        if (slot != null) {
            slot.stop();
        }
    }

    /// {@return the slots that are configured, by name}
    synchronized Map<String, ConfiguredSlot<?>> byName() {
        Map<String, ConfiguredSlot<?>> named = new TreeMap<>();
        slots.values().forEach(slot -> named.put(slot.name(), slot));
        return named;
    }

    House house() {
        return house;
    }

    ModelPackages models() {
        return models;
    }

    /// Close all devices and end all threads.
    @Deactivate
    synchronized void deactivate() {
        if (factory != null) {
            factory.unregister();
        }
        List.copyOf(slots.keySet()).reversed().forEach(this::deleted);
        models.close();
        house.watchdog().close();
    }
}
