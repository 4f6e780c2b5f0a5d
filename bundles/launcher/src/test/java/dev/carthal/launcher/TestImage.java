package dev.carthal.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.cm.PersistenceManager;
import org.apache.felix.scr.info.ScrInfo;
import org.osgi.framework.Constants;

/// An image of the bundles that the tests' class path has, and of one made here with a component of class
/// [Moody].
final class TestImage {
    static final String FEATURE = """
            {
              "feature-resource-version": "1.0",
              "id": "test:image:1",
              "variables": {"image": null, "data": null, "mood": "good"},
              "bundles": [
                {"id": "test:configadmin:1", "start-order": 0},
                {"id": "test:log:1"},
                {"id": "test:moody:1", "part": "moody"},
                {"id": "test:scr:1"}
              ],
              "configurations": {"moody~one": {"mood": "${mood}", "size:Integer": "7"}},
              "extensions": {
                "dev.carthal.ready": {
                  "type": "json",
                  "json": [{"words": "the moody one", "filter": "(component.name=moody)", "part": "moody"}]
                },
                "dev.carthal.milestones": {
                  "type": "json",
                  "json": [{"words": "moody", "filter": "(component.name=moody)"}]
                }
              }
            }
            """;

    private static final String COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="moody"
                immediate="true" configuration-policy="require" init="2">
              <service><provide interface="java.lang.Object"/></service>
              <implementation class="dev.carthal.launcher.Moody"/>
            </scr:component>
            """;

    private final Path folder;

    TestImage(Path folder) {
        this.folder = folder;
    }

    Path assemble(String feature) throws IOException, LaunchException {
        Path repository = folder.resolve("repository");
        Files.createDirectories(repository);
        copy(repository, "configadmin", PersistenceManager.class);
        copy(repository, "log", org.apache.felix.log.Activator.class);
        copy(repository, "scr", ScrInfo.class);
        moody(jar(repository, "moody"));
        Path source = folder.resolve("source/test");
        Files.createDirectories(source);
        Files.writeString(source.resolve("feature.json"), feature);
        Files.writeString(source.resolve("extra.txt"), "extra\n");
        Path images = folder.resolve("images");
        Files.createDirectories(images);
        Assembler.main(new String[] {repository.toString(), images.toString(), source.toString()});
        return images.resolve("test");
    }

    private static Path jar(Path repository, String artifact) throws IOException {
        Path jar = repository.resolve("test/" + artifact + "/1/" + artifact + "-1.jar");
        Files.createDirectories(jar.getParent());
        return jar;
    }

    private static void copy(Path repository, String artifact, Class<?> type) throws IOException {
        try {
            Path from = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path to = jar(repository, artifact);
            Files.deleteIfExists(to);
            Files.copy(from, to);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An empty bundle that imports `packages`.
    static Path bundle(Path jar, String symbolicName, String packages) throws IOException {
        new JarOutputStream(Files.newOutputStream(jar), manifest(symbolicName, packages)).close();
        return jar;
    }

    private static Manifest manifest(String symbolicName, String packages) {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
        headers.putValue(Constants.IMPORT_PACKAGE, packages);
        return manifest;
    }

    private static void moody(Path jar) throws IOException {
        Manifest manifest = manifest("moody", "org.osgi.framework,org.osgi.service.condition");
        manifest.getMainAttributes().putValue("Service-Component", "OSGI-INF/moody.xml");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream type = Moody.class.getResourceAsStream("Moody.class")) {
            out.putNextEntry(new JarEntry("OSGI-INF/moody.xml"));
            out.write(COMPONENT.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry("dev/carthal/launcher/Moody.class"));
            java.util.Objects.requireNonNull(type).transferTo(out);
        }
    }
}
