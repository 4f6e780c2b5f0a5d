package dev.carthal.images;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Hold a copy of the demo's recording, to be changed.
record Tape(Path folder) {
    static Tape copy(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(House.DEMO.resolve("recording"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return new Tape(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// End it after so many seconds. What is in the cart then, nobody has said.
    Tape cutAt(long seconds) throws IOException {
        long nanos = seconds * 1_000_000_000;
        for (String name : List.of("scale.jsonl", "basket-left.jsonl", "basket-right.jsonl", "answers.jsonl")) {
            Files.write(
                    file(name),
                    Files.readAllLines(file(name)).stream()
                            .filter(line -> CartScript.parse(line).get("t").getAsLong() <= nanos)
                            .toList());
        }
        JsonObject manifest = CartScript.parse(Files.readString(file("manifest.json")));
        manifest.addProperty("durationNanos", nanos);
        manifest.remove("truth");
        manifest.getAsJsonObject("files").remove("truth.json");
        Files.writeString(file("manifest.json"), manifest.toString());
        return sealed();
    }

    /// Let the scale show what it shows after so many seconds, from the beginning to the end.
    Tape stillAt(long seconds) throws IOException {
        List<JsonObject> readings = Files.readAllLines(file("scale.jsonl")).stream()
                .map(CartScript::parse)
                .toList();
        JsonObject then = readings.stream()
                .filter(reading -> reading.get("t").getAsLong() <= seconds * 1_000_000_000)
                .reduce((_, last) -> last)
                .orElseThrow();
        readings.forEach(reading -> List.of("value", "flags").forEach(member -> reading.add(member, then.get(member))));
        Files.write(
                file("scale.jsonl"), readings.stream().map(JsonObject::toString).toList());
        return sealed();
    }

    /// Give all files the digests that they have now.
    Tape sealed() throws IOException {
        JsonObject manifest = CartScript.parse(Files.readString(file("manifest.json")));
        JsonObject digests = manifest.getAsJsonObject("files");
        for (String name : digests.keySet()) {
            digests.addProperty(name, sha256(file(name)));
        }
        Files.writeString(file("manifest.json"), manifest.toString());
        return this;
    }

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
