package dev.carthal.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/// Make a recording that ends sooner. What is in the cart then, nobody has said.
record Cutting(int seconds) {
    /// {@return `to`, which has what happens before the end in `from`}
    Path cut(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        long nanos = seconds * 1_000_000_000L;
        JsonObject manifest = JsonParser.parseString(Files.readString(from.resolve("manifest.json")))
                .getAsJsonObject();
        manifest.addProperty("durationNanos", nanos);
        manifest.remove("truth");
        JsonObject digests = manifest.getAsJsonObject("files");
        digests.remove("truth.json");
        for (String name : List.copyOf(digests.keySet())) {
            Path file = to.resolve(name);
            if (name.endsWith(".jsonl")) {
                try (Stream<String> lines = Files.lines(from.resolve(name))) {
                    Files.write(
                            file, lines.filter(line -> isBefore(line, nanos)).toList());
                }
            } else {
                Files.copy(from.resolve(name), file);
            }
            digests.addProperty(name, sha256(file));
        }
        Files.writeString(to.resolve("manifest.json"), manifest.toString());
        return to;
    }

    private static boolean isBefore(String line, long nanos) {
        return JsonParser.parseString(line).getAsJsonObject().get("t").getAsLong() <= nanos;
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return String.format("%064x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
