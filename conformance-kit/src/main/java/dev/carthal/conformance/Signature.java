package dev.carthal.conformance;

import dev.carthal.hal.Driver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether the contract on the class path is the one that this kit was built for: a kit that judges by another
/// contract's types judges nothing.
final class Signature {
    private static final Pattern EXPORT =
            Pattern.compile("(dev\\.carthal\\.hal[.a-z]*)(?:;[a-z]+:=\"[^\"]*\")*;version=\"(\\d+)\\.(\\d+)");
    private static final Pattern IMPORT = Pattern.compile(
            "(dev\\.carthal\\.hal[.a-z]*);version=\"\\[(\\d+)\\.(\\d+)[.0-9]*,(\\d+)(?:\\.(\\d+))?[.0-9]*\\)\"");

    private Signature() {}

    /// {@return the packages that the kit needs and that are not there in a version that it can use; empty where
    /// all is well, and where the kit has no manifest, as in an IDE}
    static List<String> strangers() {
        return strangers(header(Signature.class, "Import-Package"), header(Driver.class, "Export-Package"));
    }

    static List<String> strangers(String imports, String exports) {
        Map<String, Long> exported = EXPORT.matcher(exports)
                .results()
                .collect(Collectors.toMap(
                        export -> export.group(1), export -> version(export.group(2), export.group(3))));
        return IMPORT.matcher(imports)
                .results()
                .filter(needed -> {
                    long found = exported.getOrDefault(needed.group(1), -1L);
                    return found < version(needed.group(2), needed.group(3))
                            || found >= version(needed.group(4), needed.group(5));
                })
                .map(needed -> "the kit needs " + needed.group() + ", exported are " + exports)
                .toList();
    }

    private static long version(String major, @Nullable String minor) {
        return Long.parseLong(major) * 1_000_000 + (minor == null ? 0 : Long.parseLong(minor));
    }

    private static String header(Class<?> type, String name) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "";
        }
        try {
            String value = manifest(Path.of(URI.create(source.getLocation().toString())))
                    .getMainAttributes()
                    .getValue(name);
            return value == null ? "" : value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest manifest(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            Path file = place.resolve(JarFile.MANIFEST_NAME);
            if (!Files.exists(file)) {
                return new Manifest();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new Manifest(in);
            }
        }
        try (JarFile jar = new JarFile(place.toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest == null ? new Manifest() : manifest;
        }
    }
}
