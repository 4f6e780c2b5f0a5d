package dev.carthal.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/// Start bundles of the test's class path in a real Felix, with Declarative Services, configuration and what
/// else of the usual services is on the class path. The contracts are the framework's own, so that the test and
/// the bundles mean the same types.
///
/// It is for the question whether a bundle resolves, starts and does its work there; everything else is tested
/// sooner without a container. Natives are a process's: two frameworks in one JVM cannot both load them.
public final class RealFelix implements AutoCloseable {
    private static final long PATIENCE_MS = 60_000;
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final List<String> CONTRACTS = List.of(
            "dev.carthal.hal-api",
            "dev.carthal.checkout",
            "org.apache.felix.configadmin",
            "slf4j.api",
            "org.apache.felix.healthcheck.api");
    private static final List<String> SERVICES = List.of(
            "org.apache.felix.log",
            "org.apache.felix.metatype",
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.service.component",
            "org.apache.felix.configadmin",
            "org.apache.felix.scr");

    private final Map<String, URL> manifests = new HashMap<>();
    private final Framework framework;

    /// Start a framework with those bundles.
    ///
    /// @param storage an empty folder for the framework
    /// @param symbolicNames see [#start]
    /// @throws IOException if a manifest cannot be read
    /// @throws BundleException if a bundle cannot be resolved or started; the message says what it lacks
    public RealFelix(Path storage, String... symbolicNames) throws IOException, BundleException {
        this(storage, Map.of());
        try {
            start(symbolicNames);
        } catch (BundleException | IllegalArgumentException e) {
            close();
            throw e;
        }
    }

    /// Start a framework with the usual services only.
    ///
    /// @param storage an empty folder for the framework
    /// @param properties of the framework, besides those that this class needs
    /// @throws IOException if a manifest cannot be read
    /// @throws BundleException if a bundle cannot be resolved or started; the message says what it lacks
    public RealFelix(Path storage, Map<String, String> properties) throws IOException, BundleException {
        for (URL manifest : Collections.list(ClassLoader.getSystemResources(MANIFEST))) {
            String name = headers(manifest).getValue(Constants.BUNDLE_SYMBOLICNAME);
            if (name != null) {
                manifests.putIfAbsent(name.replaceFirst(";.*", ""), manifest);
            }
        }
        List<String> contracts = new ArrayList<>(List.of("sun.misc"));
        for (String name : present(CONTRACTS)) {
            contracts.add(headers(manifest(name)).getValue(Constants.EXPORT_PACKAGE));
        }
        Map<String, String> all = new HashMap<>(properties);
        all.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        all.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        all.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, String.join(",", contracts));
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no framework is on the class path of the test"))
                .newFramework(all);
        framework.start();
        start(present(SERVICES).toArray(String[]::new));
    }

    /// Install bundles, then start them in that order.
    ///
    /// @param symbolicNames each is on the class path, the bundle under test as `target/classes`
    /// @throws BundleException if a bundle cannot be resolved or started; the message says what it lacks
    public void start(String... symbolicNames) throws BundleException {
        List<String> locations = Stream.of(symbolicNames).map(this::location).toList();
        List<Bundle> installed = new ArrayList<>();
        for (String location : locations) {
            installed.add(context().installBundle(location));
        }
        for (Bundle bundle : installed) {
            bundle.start();
        }
    }

    private String location(String symbolicName) {
        String manifest = manifest(symbolicName).toString();
        String root = manifest.substring(0, manifest.length() - MANIFEST.length());
        return "reference:" + root.replaceFirst("^jar:(.*)!/$", "$1");
    }

    /// {@return the framework's own context, which sees all services}
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /// {@return an installed bundle}
    ///
    /// @param symbolicName which
    public Bundle bundle(String symbolicName) {
        return List.of(context().getBundles()).stream()
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not installed: " + symbolicName));
    }

    /// Wait for a service, a minute at the most. It stays in use until the framework stops.
    ///
    /// @param <T> its type
    /// @param type of the contracts
    /// @param filter in round brackets; empty for any
    /// @return the service
    /// @throws InterruptedException if the calling thread is interrupted
    /// @throws AssertionError if it does not come
    public <T> T service(Class<T> type, String filter) throws InterruptedException {
        Filter wanted = filter("(&(objectClass=" + type.getName() + ")" + filter + ")");
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context(), wanted, null);
        tracker.open(true);
        T service = tracker.waitForService(PATIENCE_MS);
        if (service == null) {
            throw new AssertionError("no service within " + PATIENCE_MS + " ms: " + wanted);
        }
        return service;
    }

    /// Configure a component, or one of a factory's.
    ///
    /// @param pid `PID`, or `PID~NAME` for a factory
    /// @param values what it shall have
    /// @return the configuration, to be changed or deleted
    /// @throws IOException if it cannot be kept
    /// @throws InterruptedException if the calling thread is interrupted
    public Configuration configure(String pid, Map<String, ?> values) throws IOException, InterruptedException {
        ConfigurationAdmin admin = service(ConfigurationAdmin.class, "");
        int tilde = pid.indexOf('~');
        Configuration configuration = tilde < 0
                ? admin.getConfiguration(pid, "?")
                : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), "?");
        configuration.update(FrameworkUtil.asDictionary(values));
        return configuration;
    }

    /// Stop the framework and all bundles in it, waiting a minute at the most.
    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(PATIENCE_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Filter filter(String text) {
        try {
            return FrameworkUtil.createFilter(text);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("a filter must be in round brackets: " + text, e);
        }
    }

    private List<String> present(List<String> symbolicNames) {
        return symbolicNames.stream().filter(manifests::containsKey).toList();
    }

    private URL manifest(String symbolicName) {
        URL manifest = manifests.get(symbolicName);
        if (manifest == null) {
            throw new IllegalArgumentException("no bundle on the class path of the test: " + symbolicName);
        }
        return manifest;
    }

    private static Attributes headers(URL manifest) throws IOException {
        try (InputStream in = manifest.openStream()) {
            return new Manifest(in).getMainAttributes();
        }
    }
}
