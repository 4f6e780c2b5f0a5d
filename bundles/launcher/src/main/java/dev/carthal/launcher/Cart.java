package dev.carthal.launcher;

import dev.carthal.launcher.Feature.Need;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.condition.Condition;

/// Run one image in this process, until it is closed.
public final class Cart implements AutoCloseable {
    /// What the class path gives to the bundles, beside the framework's own and Java's packages.
    static final List<String> SHARED = List.of(
            "org.osgi.service.cm;version=1.6.1",
            "org.osgi.service.component;version=1.5.1",
            "org.osgi.service.component.runtime;version=1.5",
            "org.osgi.service.component.runtime.dto;version=1.5",
            "org.osgi.service.log;version=1.5",
            "org.osgi.service.log.admin;version=1.0",
            "org.osgi.service.metatype;version=1.4.1",
            "org.osgi.util.function;version=1.2",
            "org.osgi.util.promise;version=1.3",
            "org.slf4j;version=2.0.17",
            "org.slf4j;version=1.7.36", // which slf4j 2 is, too; Felix's health checks ask for it
            "org.slf4j.helpers;version=1.7.36",
            "org.slf4j.event;version=2.0.17",
            "org.slf4j.helpers;version=2.0.17",
            "org.slf4j.spi;version=2.0.17");

    private static final System.Logger LOG = System.getLogger(Cart.class.getName());
    private static final String UP = "dev.carthal.image.up";
    /// The framework's property by which hal-runtime finds the calibrations of slots.
    private static final String CALIBRATION = "dev.carthal.calibration";
    private static final String NOTICE = "dev.carthal.notice";
    private static final long STOP_MILLIS = 20_000;
    private static final long LOOK_MILLIS = 100;
    /// What comes up late, or failed because the machine is slow, heals; a fault that stays for longer does
    /// not.
    private static final long HEALING_MILLIS = 5_000;

    private final Framework framework;
    private final Timeline timeline;
    private final Watch ready;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// Start `image`: its files are checked, then its bundles and components start. The image is up when
    /// [#awaitUp] says so.
    ///
    /// @throws LaunchException if anything is wrong with the image, its variables or its overrides
    public static Cart start(Image image, Launch launch, Timeline timeline) throws LaunchException {
        image.verify();
        Map<String, String> variables = new LinkedHashMap<>(launch.variables());
        variables.put("image", image.folder().toString());
        variables.put("data", launch.data().toString());
        Configurations configurations = new Configurations(image.feature(), variables);
        configurations.choose(image.feature().layers());
        configurations.override(launch.data().resolve("config"));
        configurations.override(launch.configurations());
        Map<String, Map<String, Object>> resolved = configurations.resolved();
        Logging.to(launch.data().resolve("logs"));
        // JavaCPP unpacks natives once for each data folder instead of into the user's home.
        System.setProperty(
                "org.bytedeco.javacpp.cachedir",
                launch.data().resolve("natives").toString());
        timeline.done("checked");
        Framework framework =
                framework(launch, configurations.resolved(image.feature().framework()));
        timeline.done("framework");
        try {
            return new Cart(framework, image, launch, resolved, timeline);
        } catch (LaunchException | RuntimeException | Error e) {
            stop(framework);
            throw e;
        }
    }

    private Cart(
            Framework framework,
            Image image,
            Launch launch,
            Map<String, Map<String, Object>> configurations,
            Timeline timeline)
            throws LaunchException {
        this.framework = framework;
        this.timeline = timeline;
        BundleContext context = framework.getBundleContext();
        new ServiceLog(context).open();
        ready = new Watch(context, wanted(image.feature().ready(), launch), _ -> {});
        new Watch(context, wanted(image.feature().milestones(), launch), need -> timeline.done(need.words()));
        startBundles(image, launch, configurations);
        timeline.done("bundles");
    }

    private static List<Need> wanted(List<Need> needs, Launch launch) {
        return needs.stream()
                .filter(need -> !launch.without().contains(need.part()))
                .toList();
    }

    private static Framework framework(Launch launch, Map<String, String> given) throws LaunchException {
        Map<String, Object> properties = new HashMap<>(given);
        properties.put(
                Constants.FRAMEWORK_STORAGE,
                launch.data().resolve("felix-cache").toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, String.join(",", SHARED));
        properties.put(Overlay.PROPERTY, Overlay.folder(launch.data()).toString());
        properties.put(CALIBRATION, DataFolder.calibrations(launch.data()).toString());
        // A swap has two bundles of one name for a while, and on the bench of one version, too.
        properties.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        properties.put("felix.log.logger", new FrameworkLog());
        properties.put("felix.log.level", "2");
        @SuppressWarnings({"unchecked", "rawtypes"}) // Felix takes its logger as an object among the texts
        Framework framework = new FrameworkFactory().newFramework((Map) properties);
        try {
            framework.start();
            return framework;
        } catch (BundleException e) {
            throw new LaunchException(LaunchException.Fault.OURS, "the framework does not start: " + e, e);
        }
    }

    /// Install all, then start; configurations are in place before the first component is.
    private void startBundles(Image image, Launch launch, Map<String, Map<String, Object>> configurations)
            throws LaunchException {
        BundleContext context = framework.getBundleContext();
        List<Feature.Entry> entries = image.feature().bundles().stream()
                .filter(entry -> !launch.without().contains(entry.part()))
                .toList();
        Bundles bundles = new Bundles(context, image);
        bundles.install(entries, Overlay.read(launch.data()));
        AtomicBoolean configured = new AtomicBoolean(configurations.isEmpty());
        bundles.startOwn(() -> configured.set(configured.get() || configure(configurations)));
        bundles.startSwapped();
        if (!configured.get()) {
            throw LaunchException.user(
                    "the image has configurations and no ConfigurationAdmin: image=" + image.folder());
        }
        bundles.notices().forEach(text -> notice(context, text));
    }

    /// Let the image's bundles tell people.
    private static void notice(BundleContext context, String text) {
        LOG.log(System.Logger.Level.WARNING, text);
        context.registerService(
                Condition.class,
                Condition.INSTANCE,
                FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, NOTICE, "text", text)));
    }

    private boolean configure(Map<String, Map<String, Object>> configurations) throws LaunchException {
        BundleContext context = framework.getBundleContext();
        ServiceReference<ConfigurationAdmin> reference = context.getServiceReference(ConfigurationAdmin.class);
        ConfigurationAdmin admin = reference == null ? null : context.getService(reference);
        if (admin == null) {
            return false;
        }
        try {
            for (Map.Entry<String, Map<String, Object>> entry : configurations.entrySet()) {
                String[] pid = entry.getKey().split("~", 2);
                Configuration configuration = pid.length == 2
                        ? admin.getFactoryConfiguration(pid[0], pid[1], "?")
                        : admin.getConfiguration(pid[0], "?");
                configuration.update(FrameworkUtil.asDictionary(entry.getValue()));
            }
            return true;
        } catch (IOException e) {
            throw new LaunchException(LaunchException.Fault.OURS, "configurations cannot be stored: " + e, e);
        }
    }

    /// Wait until all is there that the image must have, then tell its bundles.
    ///
    /// @param millis how long to wait, in the machine's time
    /// @return whether it is; otherwise [#missing] says what is not
    /// @throws LaunchException if something has failed that it would be no use to wait for
    public boolean awaitUp(long millis) throws LaunchException, InterruptedException {
        long faulty = 0;
        for (long look = Math.max(1, millis / LOOK_MILLIS); look > 0; look--) {
            boolean there = ready.await(LOOK_MILLIS);
            throwFirst(Failures.first(framework.getBundleContext(), _ -> !there));
            Optional<LaunchException> fault = ImageFault.of(framework.getBundleContext());
            if (there && fault.isEmpty()) {
                up();
                return true;
            }
            faulty = fault.isPresent() ? faulty + 1 : 0;
            if (faulty * LOOK_MILLIS >= HEALING_MILLIS) {
                throwFirst(fault);
            }
            if (there && closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private void up() throws LaunchException {
        BundleContext context = framework.getBundleContext();
        // The service of a component that failed is registered nevertheless. Others may fail: they hurt only
        // themselves.
        throwFirst(Failures.first(context, ready.components()::contains));
        timeline.done("services");
        Logging.warnPeople();
        context.registerService(
                Condition.class, Condition.INSTANCE, FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, UP)));
        LOG.log(System.Logger.Level.INFO, "the image is up: " + timeline.phases());
    }

    private static void throwFirst(Optional<LaunchException> failure) throws LaunchException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /// {@return in words, what the image must have and is not there}
    public List<String> missing() {
        return ready.missing().stream().map(Need::words).toList();
    }

    /// {@return when the phases of the boot were over}
    public Timeline timeline() {
        return timeline;
    }

    /// Stop all bundles, in the reverse order of their start. Waits, with a bound.
    @Override
    public void close() {
        closed.countDown();
        Logging.hush();
        stop(framework);
    }

    private static void stop(Framework framework) {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException e) {
            LOG.log(System.Logger.Level.WARNING, "the framework does not stop", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
