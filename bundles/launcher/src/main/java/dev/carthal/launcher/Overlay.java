package dev.carthal.launcher;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Hold what swaps have installed over the image since the cart was built, as hal-runtime has left it in the data
/// folder. The image and its lock stay as they are.
record Overlay(List<Entry> entries) {
    /// The framework's property by which hal-runtime finds the folder.
    static final String PROPERTY = "dev.carthal.overlay";

    private static final String FILE = "overlay.json";
    private static final int FORMAT = 1;
    private static final System.Logger LOG = System.getLogger(Overlay.class.getName());

    /// Name a bundle by its symbolic name; `replaces` says that the image's bundle of that name stays out.
    record Entry(String name, Path jar, String sha256, boolean replaces) {
        /// By this the bundle is known after a restart, too.
        String location() {
            return "overlay:" + sha256;
        }
    }

    static Path folder(Path data) {
        return data.resolve("overlay");
    }

    /// Read it. What is damaged is left out, so that the cart starts with what its image has.
    static Overlay read(Path data) throws LaunchException {
        Path folder = folder(data);
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return new Overlay(List.of());
        }
        JsonObject json = Json.object(file);
        if (!json.has("format") || json.get("format").getAsInt() != FORMAT) {
            throw LaunchException.user("the overlay's format must be " + FORMAT + ": file=" + file + ", format="
                    + json.get("format") + "; remove the folder to start without the swaps made so far");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonElement element : json.getAsJsonArray("bundles")) {
            JsonObject bundle = element.getAsJsonObject();
            String sha256 = bundle.get("sha256").getAsString();
            Entry entry = new Entry(
                    bundle.get("name").getAsString(),
                    folder.resolve(sha256 + ".jar"),
                    sha256,
                    bundle.get("replaces").getAsBoolean());
            if (isWhole(entry)) {
                entries.add(entry);
            }
        }
        return new Overlay(List.copyOf(entries));
    }

    private static boolean isWhole(Entry entry) {
        String found;
        try {
            found = Digest.of(entry.jar());
        } catch (IOException e) {
            found = e.toString();
        }
        if (!found.equals(entry.sha256())) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a swapped bundle is damaged, the image''s own is used: file={0}, expected sha256={1}, found {2}",
                    entry.jar(),
                    entry.sha256(),
                    found);
        }
        return found.equals(entry.sha256());
    }

    boolean replaces(String symbolicName) {
        return entries.stream()
                .anyMatch(entry -> entry.replaces() && entry.name().equals(symbolicName));
    }
}
