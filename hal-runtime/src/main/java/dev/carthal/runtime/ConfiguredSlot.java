package dev.carthal.runtime;

import dev.carthal.hal.Device;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Driver;
import dev.carthal.hal.Slot;
import dev.carthal.runtime.DriverTracker.Found;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/// One slot of the image, from its configuration until that is removed: it tells the keeper what the slot should
/// become whenever configuration, driver or model change.
final class ConfiguredSlot<D extends Device> {
    private static final System.Logger LOG = System.getLogger(ConfiguredSlot.class.getName());
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final SlotParts parts;
    private final Family family;
    private final Kind<D> kind;
    private final BundleContext context;
    private final MetatypeCheck check;
    private final Keeper<D> keeper;
    private final OwnerThread owner;
    private final ServiceRegistration<?> registration;

    private @Nullable SlotSettings settings;
    private DriverTracker.@Nullable Wanted wanted;
    private @Nullable DriverTracker tracker;
    private Optional<Found> driver = Optional.empty();

    ConfiguredSlot(SlotParts parts, Kind<D> kind, BundleContext context, MetatypeCheck check) {
        this.parts = parts;
        this.family = Family.of(parts.slot());
        this.kind = kind;
        this.context = context;
        this.check = check;
        this.keeper = new Keeper<>(parts, kind.work());
        parts.house().watchdog().add(parts.guard());
        this.owner = OwnerThread.start(parts, keeper);
        this.registration = context.registerService(
                new String[] {family.slot.getName(), Slot.class.getName()},
                kind.role(),
                FrameworkUtil.asDictionary(Map.of(Slot.NAME, parts.slot())));
    }

    String name() {
        return parts.slot();
    }

    synchronized void configure(Map<String, Object> values) {
        try {
            SlotSettings now = SlotSettings.of(name(), values);
            settings = now;
            kind.configure(now);
            if (!look(new DriverTracker.Wanted(family, now.driver()))) {
                refresh(now);
            }
        } catch (DeviceException e) {
            parts.faults().report("configure", e);
            settings = null;
            String named = String.valueOf(values.getOrDefault(Driver.NAME, ""));
            keeper.aim(new Target.Senseless<>(named, FaultLog.text(e)));
        }
    }

    /// A model package of that name has come or gone.
    synchronized void modelChanged(String model) {
        if (settings != null && settings.choice().model().equals(model)) {
            refresh(settings);
        }
    }

    /// @return whether that led to a driver
    private boolean look(DriverTracker.Wanted now) {
        if (now.equals(wanted)) {
            return false;
        }
        if (tracker != null) {
            tracker.close();
        }
        wanted = now;
        tracker = new DriverTracker(this, context, now, this::driverIs);
        tracker.open();
        return driver.isPresent();
    }

    /// Called under this object's lock, by the thread that starts or stops the driver's bundle.
    private void driverIs(Optional<Found> best) {
        boolean had = driver.isPresent();
        driver = best;
        if (settings == null) {
            return;
        }
        Target<D> target = refresh(settings);
        if (had && !owner.isMe()) {
            awaitTurn(target, settings.pace());
        }
    }

    private void awaitTurn(Target<D> target, Pace pace) {
        try {
            if (!keeper.awaitTurn(target, pace.grace().multipliedBy(2).plus(CLOSING))) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "{0}: the driver that goes away does not let go of its device; both stay until it does",
                        name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Target<D> refresh(SlotSettings now) {
        Target<D> target = driver.map(found -> fill(now, found))
                .orElseGet(() -> new Target.Nothing<>(
                        now.driver(), "no " + family.word() + " driver named " + now.driver() + " is installed"));
        keeper.aim(target);
        return target;
    }

    private Target<D> fill(SlotSettings now, Found found) {
        String missing = kind.missing(now);
        if (!missing.isEmpty()) {
            return new Target.Nothing<>(now.driver(), missing);
        }
        kind.filling();
        return new Target.Filled<>(new Fitting<>(found.driver(), found.version(), now, opening -> {
            check.check(found.bundle(), family.pid(now.driver()), now.config());
            return kind.open(found.driver(), now, opening);
        }));
    }

    /// End it: consumers first, then the device.
    synchronized void stop() {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "the framework has unregistered it already", e);
        }
        if (tracker != null) {
            tracker.close();
        }
        kind.close();
        try {
            if (owner.stop(CLOSING)) {
                parts.house().watchdog().remove(parts.guard());
                parts.wake().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
