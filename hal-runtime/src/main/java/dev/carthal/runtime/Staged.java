package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.Model;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/// A jar that somebody wants installed, read once: what is checked is what is installed.
///
/// @param name its symbolic name
/// @param provided the capabilities that its manifest says it has
/// @param beside whether its native library bears another version of it in the same process
record Staged(String name, Version version, String sha256, String provided, boolean beside, Content content) {
    /// The header by which a native runtime says that it bears another version beside it: no shared SONAME, no state
    /// of the process.
    static final String BESIDE = "CartHAL-Beside";

    /// The namespace of services, OSGi Compendium 135.4.
    private static final String SERVICE = "osgi.service";

    /// The bytes of a jar.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(byte[] bytes) {
        /// {@return whether a bundle has all of its files, byte for byte}
        boolean isIn(Bundle bundle) {
            try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(bytes))) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    if (!entry.isDirectory() && !isIn(bundle.getEntry(entry.getName()), in.readAllBytes())) {
                        return false;
                    }
                }
                return true;
            } catch (IOException _) {
                return false;
            }
        }

        private static boolean isIn(@Nullable URL there, byte[] expected) throws IOException {
            if (there == null) {
                return false;
            }
            try (InputStream in = there.openStream()) {
                return Arrays.equals(in.readAllBytes(), expected);
            }
        }
    }

    static Staged read(Path jar) throws DeviceException {
        try {
            byte[] bytes = Files.readAllBytes(jar);
            Attributes manifest = manifest(jar, bytes);
            String name = header(manifest, Constants.BUNDLE_SYMBOLICNAME);
            if (name.isEmpty()) {
                throw new DeviceException(
                        Kind.CORRUPT, "a bundle's manifest must have a " + Constants.BUNDLE_SYMBOLICNAME + ": " + jar);
            }
            return new Staged(
                    name.replaceFirst(";.*", "").strip(),
                    Version.parseVersion(header(manifest, Constants.BUNDLE_VERSION)),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                    header(manifest, Constants.PROVIDE_CAPABILITY),
                    Boolean.parseBoolean(header(manifest, BESIDE)),
                    new Content(bytes));
        } catch (IOException e) {
            throw new DeviceException(Kind.NOT_FOUND, "the bundle cannot be read: " + jar + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new DeviceException(Kind.CORRUPT, "the bundle's version is none: " + jar + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// {@return the headers, none where there is no manifest}. Whoever packed it by hand need not have put that first.
    private static Attributes manifest(Path jar, byte[] bytes) throws IOException, DeviceException {
        boolean none = true;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    return new Manifest(in).getMainAttributes();
                }
                none = false;
            }
        }
        if (none) {
            throw new DeviceException(Kind.CORRUPT, "a bundle must be a jar: " + jar);
        }
        return new Attributes();
    }

    private static String header(Attributes manifest, String name) {
        return Optional.ofNullable(manifest.getValue(name)).orElse("");
    }

    /// {@return whether it is a model package}
    boolean model() {
        return provided.contains(Model.NAMESPACE + ";");
    }

    /// {@return whether it can fill a slot of that family, as far as its manifest tells}
    boolean fits(Family family) {
        if (model()) {
            return family == Family.INFERENCE;
        }
        return !provided.contains(SERVICE + ";") || provided.contains(family.driver.getName());
    }

    String location() {
        return Pins.OVERLAY + sha256;
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
