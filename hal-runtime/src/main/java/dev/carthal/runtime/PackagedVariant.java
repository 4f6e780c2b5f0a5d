package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.ModelVariant;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

record PackagedVariant(String id, String engine, String file, String sha256, PackageFiles files)
        implements ModelVariant {
    @Override
    public byte[] content() throws DeviceException {
        byte[] content = files.read(file);
        String actual = digest(content);
        if (!actual.equals(sha256)) {
            throw new DeviceException(
                    Kind.CORRUPT,
                    file + " must have the digest that the manifest states: sha256=" + actual + ", stated " + sha256);
        }
        return content;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
