package dev.carthal.launcher;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Pin every file of an image by its digest: the bundles by id, the other files by their path.
record Lock(Map<String, Pin> bundles, Map<String, String> files) {
    static final String FILE = "lock.json";
    private static final int FORMAT = 1;

    /// Hold where a bundle is in the image, and its digest.
    record Pin(String file, String sha256) {}

    static Lock read(Path folder) throws LaunchException {
        Path file = folder.resolve(FILE);
        JsonObject json = Json.object(file);
        int format = json.has("format") ? json.get("format").getAsInt() : 0;
        if (format != FORMAT) {
            throw LaunchException.user("lock format must be " + FORMAT + ": file=" + file + ", format=" + format
                    + "; build the image again with ./cart build");
        }
        Map<String, Pin> bundles = new TreeMap<>();
        for (Map.Entry<String, JsonElement> member :
                Json.members(json, "bundles").entrySet()) {
            JsonObject pin = member.getValue().getAsJsonObject();
            bundles.put(
                    member.getKey(),
                    new Pin(pin.get("file").getAsString(), pin.get("sha256").getAsString()));
        }
        Map<String, String> files = new TreeMap<>();
        Json.members(json, "files").forEach((name, digest) -> files.put(name, digest.getAsString()));
        return new Lock(bundles, files);
    }

    void write(Path folder) throws IOException {
        record Written(int format, Map<String, Pin> bundles, Map<String, String> files) {}
        String text = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(new Written(FORMAT, bundles, files));
        Files.writeString(folder.resolve(FILE), text + "\n");
    }

    /// Compare every file with its digest; a wrong one is refused before anything of the image runs.
    void verify(Path folder) throws LaunchException {
        Map<String, String> all = new TreeMap<>(files);
        bundles.values().forEach(pin -> all.put(pin.file(), pin.sha256()));
        Optional<String> wrong = all.entrySet().parallelStream()
                .map(entry -> difference(folder.resolve(entry.getKey()), entry.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
        if (wrong.isPresent()) {
            throw LaunchException.user(wrong.get());
        }
    }

    private static Optional<String> difference(Path file, String expected) {
        try {
            String digest = Digest.of(file);
            return digest.equals(expected)
                    ? Optional.empty()
                    : Optional.of("digest must be " + expected + " as the lock says: file=" + file + ", sha256="
                            + digest + "; build the image again with ./cart build");
        } catch (IOException e) {
            return Optional.of("the lock names a file that cannot be read: file=" + file + " (" + e
                    + "); build the image again with ./cart build");
        }
    }
}
