package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.TensorSpec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// @param inputs as this file takes them; names, types and layouts differ between engines
/// @param outputs as this file gives them
record PackagedVariant(
        String id,
        String engine,
        String file,
        String sha256,
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        PackageFiles files)
        implements ModelVariant {
    PackagedVariant {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

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
