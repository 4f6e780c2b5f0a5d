package dev.carthal.touchscreen;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.osgi.framework.Filter;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/// Starts bundles of the test's class path, and Declarative Services, in a real Felix. The contracts are the
/// framework's own, so that test and bundles mean the same types.
final class RealFelix implements AutoCloseable {
    private static final long PATIENCE_MS = 20_000;
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final List<String> SERVICES = List.of(
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.service.component",
            "org.apache.felix.configadmin",
            "org.apache.felix.http.servlet-api",
            "org.apache.felix.http.wrappers",
            "org.apache.commons.commons-io",
            "org.apache.commons.commons-fileupload",
            "org.apache.felix.http.jetty12",
            "com.google.gson",
            "org.apache.felix.scr");
    private static final List<String> CONTRACTS =
            List.of("dev.carthal.hal-api", "dev.carthal.checkout", "org.apache.felix.configadmin", "slf4j.api");

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
                        String.join(",", contracts)));
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

    /// Looks at all services: those of the web server are of classes that the test has, too, but not the same.
    <T> T service(Class<T> type, String filter) throws Exception {
        Filter wanted = context().createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")");
        var tracker = new ServiceTracker<T, T>(context(), wanted, null);
        tracker.open(true);
        T service = tracker.waitForService(PATIENCE_MS);
        if (service == null) {
            throw new IllegalStateException("no service within " + PATIENCE_MS + " ms: " + wanted);
        }
        return service;
    }

    /// {@return where the web server is, once it says so}
    String url() throws Exception {
        String runtime = "org.osgi.service.servlet.runtime.HttpServiceRuntime";
        Filter wanted = context().createFilter("(&(objectClass=" + runtime + ")(osgi.http.endpoint=http*))");
        var tracker = new ServiceTracker<Object, String>(context(), wanted, null) {
            @Override
            public String addingService(ServiceReference<Object> server) {
                return ((String[]) server.getProperty("osgi.http.endpoint"))[0];
            }
        };
        tracker.open(true);
        String url = tracker.waitForService(PATIENCE_MS);
        if (url == null) {
            throw new IllegalStateException("no web server within " + PATIENCE_MS + " ms: " + wanted);
        }
        return url;
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
