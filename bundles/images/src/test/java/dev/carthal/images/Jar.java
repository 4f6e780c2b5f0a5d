package dev.carthal.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// A bundle of the built demo.
record Jar(Path file) {
    static Jar ofImage(String artifact) throws IOException {
        try (Stream<Path> files = Files.list(House.ROOT.resolve("bundles/images/target/images/demo/bundles"))) {
            return new Jar(files.filter(file -> file.getFileName().toString().matches(artifact + "-\\d.*"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    /// The same bundle under another version.
    Path versioned(String version, Path folder) throws IOException {
        Path to = folder.resolve(file.getFileName().toString().replaceFirst("-\\d.*", "-" + version + ".jar"));
        try (JarFile from = new JarFile(file.toFile())) {
            Manifest manifest = from.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), manifest)) {
                for (ZipEntry entry : Collections.list(from.entries())) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        try (InputStream in = from.getInputStream(entry)) {
                            in.transferTo(out);
                        }
                    }
                }
            }
        }
        return to;
    }
}
