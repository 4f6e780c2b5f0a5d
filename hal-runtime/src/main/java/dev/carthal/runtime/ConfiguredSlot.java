package dev.carthal.runtime;

import dev.carthal.hal.Device;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Driver;
import dev.carthal.hal.Slot;
import dev.carthal.runtime.DriverTracker.Found;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/// One slot of the image, from its configuration until that is removed: it tells the keeper what the slot
/// should become whenever configuration, driver or model change.
final class ConfiguredSlot<D extends Device> {
    private static final System.Logger LOG = System.getLogger(ConfiguredSlot.class.getName());
    private static final Duration CLOSING = Duration.ofSeconds(5);
    /// Property of the slot's service, there once its device was opened or could not be: a boot may wait for
    /// that.
    private static final String TRIED = "slot.tried";
    /// Another one: what its device is calibrated by, in words.
    private static final String CALIBRATION = "slot.calibration";

    private final SlotParts parts;
    private final Family family;
    private final Kind<D> kind;
    private final Surroundings around;
    private final Keeper<D> keeper;
    private final OwnerThread owner;
    private final ServiceRegistration<?> registration;
    private final ServiceRegistration<?> health;
    private Map<String, Object> described; // of the owner thread
    private volatile String calibration = "";

    private @Nullable SlotSettings settings;
    private DriverTracker.@Nullable Wanted wanted;
    private @Nullable DriverTracker tracker;
    private List<Found> drivers = List.of();
    private Optional<Filling> filling = Optional.empty();
    private Pins pins = Pins.NONE;
    private String configured = "";

    ConfiguredSlot(SlotParts parts, Kind<D> kind, Surroundings around) {
        this.parts = parts;
        this.family = Family.of(parts.slot());
        this.kind = kind;
        this.around = around;
        this.keeper = new Keeper<>(parts, kind.work(), this::tried);
        parts.house().watchdog().add(parts.guard());
        this.described = Map.of(Slot.NAME, parts.slot());
        this.owner = OwnerThread.start(parts, keeper);
        this.registration = around.context()
                .registerService(
                        new String[] {family.slot.getName(), Slot.class.getName()},
                        kind.role(),
                        FrameworkUtil.asDictionary(described));
        this.health = SlotHealth.register(around.context(), parts.standing());
    }

    /// What all configured slots use.
    record Surroundings(BundleContext context, MetatypeCheck check, ModelPackages models, Calibrations calibrations) {}

    String name() {
        return parts.slot();
    }

    private void tried() {
        Map<String, Object> now = new HashMap<>(Map.of(Slot.NAME, parts.slot(), TRIED, true));
        if (!calibration.isEmpty()) {
            now.put(CALIBRATION, calibration);
        }
        if (now.equals(described)) {
            return;
        }
        described = now;
        try {
            registration.setProperties(FrameworkUtil.asDictionary(now));
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "the slot is removed while its device opens", e);
        }
    }

    synchronized void configure(Map<String, Object> values) {
        try {
            settings = null; // until the drivers are known
            SlotSettings given = SlotSettings.of(name(), values);
            configured = given.driver();
            SlotSettings now = given.drivenBy(pins.driverFor(configured));
            kind.configure(now);
            look(new DriverTracker.Wanted(family, now.driver()));
            settings = now;
            filling = choose(now);
            refresh(now);
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
            rethink(settings);
        }
    }

    private void look(DriverTracker.Wanted now) {
        if (now.equals(wanted)) {
            return;
        }
        if (tracker != null) {
            tracker.close();
        }
        wanted = now;
        tracker = new DriverTracker(this, around.context(), now, this::driversAre);
        tracker.open();
    }

    /// Called under this object's lock, by the thread that starts or stops a driver's bundle.
    private void driversAre(List<Found> found) {
        drivers = found;
        if (settings != null) {
            rethink(settings);
        }
    }

    private void rethink(SlotSettings now) {
        Optional<Filling> before = filling;
        filling = choose(now);
        if (filling.equals(before) && filling.isPresent()) {
            return;
        }
        Target<D> target = refresh(now);
        if (before.isPresent() && !owner.isMe()) {
            awaitTurn(target, now.pace());
        }
    }

    private Optional<Filling> choose(SlotSettings now) {
        Optional<Found> best = drivers.stream()
                .filter(found -> pins.wantsDriver(found.bundle()))
                .findFirst()
                .or(() -> drivers.stream().findFirst());
        if (!kind.needsModel()) {
            return best.map(found -> new Filling(found, Optional.empty()));
        }
        Optional<ModelPackages.Found> model = around.models().find(now.choice().model(), pins);
        return model.isEmpty() ? Optional.empty() : best.map(found -> new Filling(found, model));
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
        Target<D> target = filling.isPresent()
                ? filled(filling.get(), now, Attempt.UNWATCHED)
                : new Target.Nothing<>(now.driver(), missing(now));
        keeper.aim(target);
        return target;
    }

    private String missing(SlotSettings now) {
        return drivers.isEmpty()
                ? "no " + family.word() + " driver named " + now.driver() + " is installed"
                : "no model package named " + now.choice().model() + " is installed";
    }

    private Target<D> filled(Filling with, SlotSettings now, Attempt attempt) {
        kind.filling();
        return new Target.Filled<>(fitting(with, now, attempt));
    }

    private Fitting<D> fitting(Filling with, SlotSettings given, Attempt attempt) {
        SlotSettings now = calibrated(with, given);
        return new Fitting<>(
                with.driver()::driver,
                with.driver().version(),
                now,
                (driver, opening) -> {
                    check(with, now);
                    calibration = "";
                    String inForce = around.calibrations().inForce(now.config());
                    D device = kind.open(driver, with, now, opening);
                    calibration = inForce;
                    return device;
                },
                attempt);
    }

    private SlotSettings calibrated(Filling with, SlotSettings given) {
        boolean reads = around.check()
                .knows(with.driver().bundle(), family.pid(with.driver().name()), Calibrations.KEY);
        return reads ? given.configuredBy(around.calibrations().laidOver(given.config())) : given;
    }

    private void check(Filling with, SlotSettings now) throws DeviceException {
        around.check().check(with.driver().bundle(), family.pid(with.driver().name()), now.config());
    }

    /// {@return what fills it now}
    synchronized Optional<Filling> filling() {
        return filling;
    }

    /// {@return its settings; empty while its configuration is senseless}
    synchronized Optional<SlotSettings> settings() {
        return Optional.ofNullable(settings);
    }

    List<String> consumers() {
        return kind.consumers();
    }

    Standing standing() {
        return parts.standing();
    }

    Family family() {
        return family;
    }

    /// Use these bundles from now on, although newer ones come; it changes nothing now.
    synchronized void pin(Pins wanted) {
        pins = wanted;
    }

    /// Keep to what fills it now, whatever comes.
    synchronized void hold() {
        filling.ifPresent(now -> pins = Pins.of(now, configured));
    }

    /// {@return what it keeps to}
    synchronized Pins pins() {
        return pins;
    }

    /// Hold the slot's configuration against what the driver of `with` declares.
    ///
    /// @throws DeviceException of kind `CONFIGURATION` if it is not accepted
    void check(Filling with) throws DeviceException {
        check(with, settingsNow());
    }

    private synchronized SlotSettings settingsNow() throws DeviceException {
        if (settings == null) {
            throw new DeviceException(
                    DeviceException.Kind.CONFIGURATION,
                    name() + ": " + parts.standing().reason());
        }
        return settings;
    }

    /// Open the device of `with` beside the one that serves, on the calling thread, and judge it.
    Prepared<D> prepare(Filling with, Trial trial, Attempt attempt) throws DeviceException, InterruptedException {
        SlotSettings now = settingsNow();
        Fitting<D> fitting = fitting(with, now, attempt);
        DeviceContext context = DeviceContext.of(
                fitting.settings().config(), parts.clock().after(now.pace().open()));
        D device = fitting.opener().open(fitting.driver().get(), context);
        boolean good = false;
        try {
            if (kind.needsModel() || !now.pace().silence().isZero()) {
                kind.judge(device, with, trial);
            }
            good = true;
        } finally {
            if (!good) {
                Trial.close(device, name());
            }
        }
        return new Prepared<>(fitting, device);
    }

    /// Let what was prepared take over.
    synchronized void handOver(Filling with, Prepared<D> prepared) throws DeviceException {
        adopt(with);
        keeper.aim(new Target.Beside<>(prepared));
    }

    /// {@return whether another slot has the same device, which both must close before one can open it anew}
    boolean sharesDevice() {
        return parts.house().claims().isShared(name());
    }

    /// Close what serves, and open nothing before [#exchange].
    ///
    /// @return whether it is closed
    boolean makeWay(Filling next) throws InterruptedException {
        Target<D> away = new Target.Away<>("opening with " + next);
        keeper.aim(away);
        return keeper.awaitTurn(
                away, settings().map(SlotSettings::pace).orElse(Pace.NONE).open());
    }

    /// Close what serves, then open `with`.
    synchronized void exchange(Filling with, Attempt attempt) throws DeviceException {
        keeper.aim(filled(with, adopt(with), attempt));
    }

    /// Take `with` for what fills the slot, before anybody acts on it.
    private SlotSettings adopt(Filling with) throws DeviceException {
        SlotSettings now = settingsNow().drivenBy(with.driver().name());
        pins = Pins.of(with, configured);
        settings = null;
        look(new DriverTracker.Wanted(family, now.driver()));
        settings = now;
        filling = Optional.of(with);
        return now;
    }

    /// End it: consumers first, then the device.
    synchronized void stop() {
        try {
            registration.unregister();
            health.unregister();
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "the framework has unregistered it already", e);
        }
        settings = null; // a driver that goes at the same moment waits for nobody
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
