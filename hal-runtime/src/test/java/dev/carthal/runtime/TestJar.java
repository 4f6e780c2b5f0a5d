package dev.carthal.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A bundle made on the fly.
final class TestJar {
    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    TestJar(String symbolicName, String version) {
        header(Attributes.Name.MANIFEST_VERSION.toString(), "1.0");
        header("Bundle-ManifestVersion", "2");
        header("Bundle-SymbolicName", symbolicName);
        header("Bundle-Version", version);
    }

    TestJar header(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    TestJar entry(String path, byte[] content) {
        entries.put(path, content);
        return this;
    }

    TestJar entry(String path, String content) {
        return entry(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /// Put a class of the tests into the bundle, with the classes nested in it up to `anonymous`.
    TestJar classes(String name, int anonymous) throws IOException {
        for (int i = 0; i <= anonymous; i++) {
            String path = name.replace('.', '/') + (i == 0 ? "" : "$" + i) + ".class";
            try (InputStream in = ClassLoader.getSystemResourceAsStream(path)) {
                if (in == null) {
                    throw new IOException("no class " + path);
                }
                entry(path, in.readAllBytes());
            }
        }
        return this;
    }

    /// Put classes of the tests into the bundle, by their binary names.
    TestJar named(List<String> names) throws IOException {
        for (String name : names) {
            classes(name, 0);
        }
        return this;
    }

    Path file(Path folder) throws IOException {
        return Files.write(folder.resolve(UUID.randomUUID() + ".jar"), bytes());
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
