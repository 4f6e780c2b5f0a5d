package dev.carthal.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/// The peer of a boot: Felix with as many bundles as the cart has, and nothing in them.
final class BareFelix {
    private BareFelix() {}

    /// Start it, tell, and stop it.
    ///
    /// @param arguments how many bundles, and an empty folder
    public static void main(String[] arguments) throws BundleException, IOException, InterruptedException {
        int count = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
        Framework framework = new FrameworkFactory().newFramework(properties);
        framework.start();
        for (int i = 0; i < count; i++) {
            Bundle bundle = framework
                    .getBundleContext()
                    .installBundle("reference:" + empty(folder, i).toUri());
            bundle.start();
        }
        System.out.println("started");
        framework.stop();
        framework.waitForStop(0);
    }

    private static Path empty(Path folder, int number) throws IOException {
        Path jar = folder.resolve("empty-" + number + ".jar");
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, "empty." + number);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file, manifest)) {
            content.finish();
        }
        return jar;
    }
}
