package dev.carthal.runtime;

import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/// The runtime in a real Felix, with the machine's clock. hal-api is the framework's own, so that test and
/// bundles mean the same types.
final class RealFelix {
    private static final long PATIENCE_MS = 30_000;
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final List<String> BUNDLES = List.of(
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.service.component",
            "org.apache.felix.log",
            "org.apache.felix.metatype",
            "org.apache.felix.configadmin",
            "org.apache.felix.scr",
            "com.google.gson",
            "dev.carthal.hal-runtime");

    private final Framework framework;
    private final BlockingQueue<SlotStatus> changes = new LinkedBlockingQueue<>();

    RealFelix(Path storage) throws Exception {
        this(storage, Map.of());
    }

    RealFelix(Path storage, Map<String, String> more) throws Exception {
        String contracts = headers(manifest("dev.carthal.hal-api")).getValue(Constants.EXPORT_PACKAGE);
        Map<String, String> properties = new java.util.HashMap<>(more);
        properties.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        properties.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, contracts + ",org.osgi.service.cm;version=1.6.1");
        framework = new FrameworkFactory().newFramework(properties);
        framework.start();
        SlotListener listener = changes::add;
        context().registerService(SlotListener.class, listener, null);
        for (String name : BUNDLES) {
            install(name);
        }
        for (Bundle bundle : context().getBundles()) {
            if (bundle.getSymbolicName().equals("dev.carthal.hal-runtime")) {
                // Configured before it starts, as on a cart. A factory that Configuration Admin gets to know at the
                // very moment in which a configuration is made may never hear of it.
                settings("dev.carthal.runtime.clock", Map.of());
            }
            bundle.start();
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /// Make a slot, or change it.
    Configuration configure(String name, Map<String, Object> more) throws Exception {
        Configuration configuration = service(ConfigurationAdmin.class, "")
                .getFactoryConfiguration("dev.carthal.slot", name.replace('/', '-'), "?");
        Map<String, Object> values = new java.util.HashMap<>(more);
        values.put(Slot.NAME, name);
        configuration.update(FrameworkUtil.asDictionary(values));
        return configuration;
    }

    /// Configure a component.
    void settings(String pid, Map<String, Object> values) throws Exception {
        service(ConfigurationAdmin.class, "").getConfiguration(pid, "?").update(FrameworkUtil.asDictionary(values));
    }

    /// Wait until the slot comes into that state; what other slots do meanwhile is forgotten.
    SlotStatus await(String slot, SlotState state) throws InterruptedException {
        SlotStatus last = null;
        while (true) {
            SlotStatus change = changes.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
            if (change == null) {
                throw new AssertionError(slot + " does not become " + state + ", last: " + last);
            }
            if (change.slot().equals(slot)) {
                last = change;
                if (change.state() == state) {
                    return change;
                }
            }
        }
    }

    <T> T service(Class<T> type, String filter) throws Exception {
        var wanted = context().createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")");
        var tracker = new ServiceTracker<T, T>(context(), wanted, null); // open until the framework stops
        tracker.open();
        T service = tracker.waitForService(PATIENCE_MS);
        if (service == null) {
            throw new AssertionError("no service within " + PATIENCE_MS + " ms: " + wanted);
        }
        return service;
    }

    Bundle installJar(String name, byte[] jar) throws BundleException {
        return context().installBundle(name, new ByteArrayInputStream(jar));
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

    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(PATIENCE_MS);
    }
}
