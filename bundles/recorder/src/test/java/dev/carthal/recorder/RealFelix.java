package dev.carthal.recorder;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/// Starts bundles of the test's class path in a real Felix. The contracts are the framework's own, so that test and
/// bundles mean the same types.
final class RealFelix implements AutoCloseable {
    private static final long PATIENCE_MS = 60_000;
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final List<String> CONTRACTS =
            List.of("dev.carthal.hal-api", "dev.carthal.checkout", "org.apache.felix.configadmin");
    private static final List<String> SERVICES = List.of(
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.service.component",
            "org.apache.felix.log",
            "org.apache.felix.metatype",
            "org.apache.felix.configadmin",
            "org.apache.felix.scr",
            "com.google.gson");

    private final Framework framework;

    RealFelix(Path storage, String... symbolicNames) throws Exception {
        List<String> contracts = new ArrayList<>();
        for (String name : CONTRACTS) {
            contracts.add(headers(manifest(name)).getValue(Constants.EXPORT_PACKAGE));
        }
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "sun.misc," + String.join(",", contracts)));
        framework.start();
        for (String name : SERVICES) {
            install(name);
        }
        for (String name : symbolicNames) {
            install(name);
        }
        for (Bundle bundle : context().getBundles()) {
            bundle.start();
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    <T> T service(Class<T> type) throws Exception {
        return service(type, "");
    }

    <T> T service(Class<T> type, String filter) throws Exception {
        var wanted = FrameworkUtil.createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")");
        var tracker = new ServiceTracker<T, T>(context(), wanted, null);
        tracker.open(); // and never closed: what a service factory made is valid only while it is in use
        T service = tracker.waitForService(PATIENCE_MS);
        if (service == null) {
            throw new IllegalStateException("no service within " + PATIENCE_MS + " ms: " + wanted);
        }
        return service;
    }

    /// Deletes a configuration, and returns when the service that it made is gone.
    void delete(Configuration configuration, Class<?> service) throws Exception {
        var gone = new CountDownLatch(1);
        context()
                .addServiceListener(
                        event -> {
                            if (event.getType() == ServiceEvent.UNREGISTERING) {
                                gone.countDown();
                            }
                        },
                        "(objectClass=" + service.getName() + ")");
        configuration.delete();
        if (!gone.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("still there after " + PATIENCE_MS + " ms: " + service);
        }
    }

    Configuration configure(String pid, String name, Dictionary<String, Object> values) throws Exception {
        ConfigurationAdmin admin = service(ConfigurationAdmin.class);
        Configuration configuration =
                name.isEmpty() ? admin.getConfiguration(pid, "?") : admin.getFactoryConfiguration(pid, name, "?");
        configuration.update(values);
        return configuration;
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(PATIENCE_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void install(String symbolicName) throws IOException, BundleException {
        String manifest = manifest(symbolicName).toString();
        String root = manifest.substring(0, manifest.length() - MANIFEST.length());
        context().installBundle("reference:" + root.replaceFirst("^jar:(.*)!/$", "$1"));
    }

    private static URL manifest(String symbolicName) throws IOException {
        for (URL manifest : Collections.list(ClassLoader.getSystemResources(MANIFEST))) {
            String name = headers(manifest).getValue(Constants.BUNDLE_SYMBOLICNAME);
            if (name != null && name.replaceFirst(";.*", "").equals(symbolicName)) {
                return manifest;
            }
        }
        throw new IllegalArgumentException("no bundle on the class path: " + symbolicName);
    }

    private static Attributes headers(URL manifest) throws IOException {
        try (InputStream in = manifest.openStream()) {
            return new Manifest(in).getMainAttributes();
        }
    }
}
