package dev.carthal.launcher;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;

/// Hold what swaps have installed over the image since the cart was built, as hal-runtime has left it in the data
/// folder. The image and its lock stay as they are.
///
/// @param notices what of it is not used, and why, for people
record Overlay(List<Entry> entries, List<String> notices) {
    /// The framework's property by which hal-runtime finds the folder.
    static final String PROPERTY = "dev.carthal.overlay";

    private static final String FILE = "overlay.json";
    private static final int FORMAT = 1;

    /// Name a bundle by its symbolic name; `replaces` says that the image's bundle of that name stays out.
    record Entry(String name, String version, Path jar, String sha256, boolean replaces) {
        /// By this the bundle is known after a restart, too.
        String location() {
            return "overlay:" + sha256;
        }

        boolean isInsteadOf(Bundle bundle) {
            return replaces && name.equals(bundle.getSymbolicName());
        }

        /// Tell people that it is left out.
        String unused(String why) {
            return name + " " + version + ", swapped in before this start, is not used, the image's own is: " + why
                    + "; swap it in again";
        }
    }

    static Path folder(Path data) {
        return data.resolve("overlay");
    }

    /// Read it. What is damaged is left out, so that the cart starts with what its image has.
    static Overlay read(Path data) {
        Path file = folder(data).resolve(FILE);
        if (!Files.exists(file)) {
            return new Overlay(List.of(), List.of());
        }
        try {
            return read(file, Json.object(file));
        } catch (LaunchException | RuntimeException e) {
            return new Overlay(
                    List.of(),
                    List.of("what was swapped in before this start is not used, the image's own is: " + e.getMessage()
                            + "; swap it in again, or remove " + folder(data)));
        }
    }

    private static Overlay read(Path file, JsonObject json) throws LaunchException {
        if (!json.has("format") || json.get("format").getAsInt() != FORMAT) {
            throw LaunchException.user(
                    "the overlay's format must be " + FORMAT + ": file=" + file + ", format=" + json.get("format"));
        }
        if (!json.has("bundles")) {
            throw LaunchException.user("the overlay must have bundles: file=" + file);
        }
        List<Entry> entries = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (JsonElement element : json.getAsJsonArray("bundles")) {
            JsonObject bundle = element.getAsJsonObject();
            String sha256 = bundle.get("sha256").getAsString();
            Entry entry = new Entry(
                    bundle.get("name").getAsString(),
                    Json.text(bundle, "version").orElse("(no version)"),
                    file.resolveSibling(sha256 + ".jar"),
                    sha256,
                    bundle.get("replaces").getAsBoolean());
            Optional<String> damage = damage(entry);
            if (damage.isEmpty()) {
                entries.add(entry);
            } else {
                notices.add(entry.unused(damage.get()));
            }
        }
        return new Overlay(List.copyOf(entries), List.copyOf(notices));
    }

    private static Optional<String> damage(Entry entry) {
        try {
            String found = Digest.of(entry.jar());
            return found.equals(entry.sha256())
                    ? Optional.empty()
                    : Optional.of("its file is damaged: file=" + entry.jar() + ", sha256=" + found);
        } catch (IOException e) {
            return Optional.of("its file cannot be read: " + e);
        }
    }
}
