package dev.carthal.launcher;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
        int format = Json.integer(file, json, "format", 0);
        if (format != FORMAT) {
            throw LaunchException.user("lock format must be " + FORMAT + ": file=" + file + ", format=" + format
                    + "; build the image again with ./cart build");
        }
        Map<String, Pin> bundles = new TreeMap<>();
        for (Map.Entry<String, JsonElement> member :
                Json.members(json, "bundles").entrySet()) {
            JsonObject pin = Json.object(file, "bundles." + member.getKey(), member.getValue());
            bundles.put(member.getKey(), new Pin(text(file, pin, "file"), text(file, pin, "sha256")));
        }
        Map<String, String> files = new TreeMap<>();
        if (json.get("files") instanceof JsonObject digests) {
            for (String name : digests.keySet()) {
                files.put(name, text(file, digests, name));
            }
        }
        return new Lock(bundles, files);
    }

    private static String text(Path file, JsonObject object, String name) throws LaunchException {
        return Json.text(object, name)
                .orElseThrow(() -> LaunchException.user(
                        "a lock must give " + name + " as text: file=" + file + ": " + object.get(name)));
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
                .map(entry -> difference(folder, entry.getKey(), entry.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
        if (wrong.isPresent()) {
            throw LaunchException.user(wrong.get());
        }
    }

    private static Optional<String> difference(Path folder, String name, String expected) {
        try {
            Path file = folder.resolve(name);
            String digest = Digest.of(file);
            return digest.equals(expected)
                    ? Optional.empty()
                    : Optional.of("digest must be " + expected + " as the lock says: file=" + file + ", sha256="
                            + digest + "; build the image again with ./cart build");
        } catch (IOException | InvalidPathException e) {
            return Optional.of("the lock names a file that cannot be read: file=" + folder + "/" + name + " (" + e
                    + "); build the image again with ./cart build");
        }
    }
}
