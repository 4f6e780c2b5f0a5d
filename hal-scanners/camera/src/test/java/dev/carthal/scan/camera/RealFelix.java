package dev.carthal.scan.camera;

import dev.carthal.hal.Slot;
import dev.carthal.hal.camera.CameraSlot;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/// Starts bundles of the test's class path, and Declarative Services, in a real Felix. hal-api is the framework's
/// own, so that test and bundles mean the same types.
final class RealFelix implements AutoCloseable {
    private static final long PATIENCE_MS = 20_000;
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final List<String> DECLARATIVE_SERVICES = List.of(
            "org.osgi.util.function", "org.osgi.util.promise", "org.osgi.service.component", "org.apache.felix.scr");

    private final Framework framework;

    RealFelix(Path storage, String... symbolicNames) throws Exception {
        String contracts = headers(manifest("dev.carthal.hal-api")).getValue(Constants.EXPORT_PACKAGE);
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        contracts));
        framework.start();
        for (String name : DECLARATIVE_SERVICES) {
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

    ServiceRegistration<CameraSlot> register(CameraSlot slot) {
        return context()
                .registerService(CameraSlot.class, slot, FrameworkUtil.asDictionary(Map.of(Slot.NAME, slot.name())));
    }

    /// Safe twice.
    void unregister(ServiceRegistration<CameraSlot> slot) {
        try {
            slot.unregister();
        } catch (IllegalStateException _) {
            // it is gone already
        }
    }

    <T> T service(Class<T> type, String filter) throws Exception {
        var wanted = context().createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")");
        var tracker = new ServiceTracker<T, T>(context(), wanted, null);
        tracker.open();
        T service = tracker.waitForService(PATIENCE_MS);
        if (service == null) {
            throw new IllegalStateException("no service within " + PATIENCE_MS + " ms: " + wanted);
        }
        return service;
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
            if (symbolicName.equals(headers(manifest).getValue(Constants.BUNDLE_SYMBOLICNAME))) {
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
