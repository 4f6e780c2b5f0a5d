package dev.carthal.runtime;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;

/// What swaps have installed over the image, kept for the next start. One file names it all and is replaced as a
/// whole, so that a power cut at any instant leaves what was before or what is after.
final class Overlay {
    static final String FILE = "overlay.json";
    private static final String UNREADABLE = FILE + ".unreadable";
    private static final int FORMAT = 1;
    private static final System.Logger LOG = System.getLogger(Overlay.class.getName());

    /// The framework's property that names the folder; where it is not set, swaps end with the process.
    private static final String PROPERTY = "dev.carthal.overlay";

    private final Path folder;

    Overlay(Path folder) {
        this.folder = folder;
    }

    static Optional<Overlay> of(BundleContext context) {
        return Optional.ofNullable(context.getProperty(PROPERTY)).map(Path::of).map(Overlay::new);
    }

    /// @param bundles what is installed besides the image's, or instead of those that `replaces` names
    /// @param slots what each swapped slot keeps to
    record State(Collection<Entry> bundles, Map<String, Pins> slots) {
        static final State EMPTY = new State(List.of(), Map.of());
    }

    /// @param name the symbolic name
    /// @param replaces whether the image's bundle of that name is not installed
    record Entry(String name, String version, String sha256, boolean replaces) {
        Entry replacing(boolean all) {
            return new Entry(name, version, sha256, all);
        }
    }

    State read() throws DeviceException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return State.EMPTY;
        }
        try {
            Json json = Json.parse(file.toString(), Files.readString(file));
            if (json.integer("format") != FORMAT) {
                throw json.wrong("format", String.valueOf(FORMAT));
            }
            List<Entry> bundles = new ArrayList<>();
            for (JsonElement element : json.object().getAsJsonArray("bundles")) {
                JsonObject bundle = element.getAsJsonObject();
                bundles.add(new Entry(
                        bundle.get("name").getAsString(),
                        bundle.get("version").getAsString(),
                        bundle.get("sha256").getAsString(),
                        bundle.get("replaces").getAsBoolean()));
            }
            Map<String, Pins> slots = new TreeMap<>();
            for (Map.Entry<String, JsonElement> slot :
                    json.object().getAsJsonObject("slots").entrySet()) {
                slots.put(slot.getKey(), pins(slot.getValue().getAsJsonObject()));
            }
            return new State(bundles, slots);
        } catch (IOException | RuntimeException e) {
            throw new DeviceException(
                    Kind.CORRUPT, file + " cannot be read: " + e + "; remove it to start without swaps", e);
        }
    }

    /// {@return what was kept for this start}. What a swap has left that was cut off goes.
    State begin() throws DeviceException {
        State state = read();
        try {
            if (Files.exists(folder)) {
                sweep(state);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "what a swap has left cannot be removed: " + e);
        }
        return state;
    }

    /// {@return what is kept so far}. What cannot be read is set aside, so that it keeps nobody from a swap.
    State open() throws DeviceException {
        try {
            return read();
        } catch (DeviceException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage() + "; it is set aside as " + UNREADABLE);
        }
        try {
            Files.move(folder.resolve(FILE), folder.resolve(UNREADABLE), StandardCopyOption.REPLACE_EXISTING);
            return State.EMPTY;
        } catch (IOException e) {
            throw unkept(e);
        }
    }

    private static Pins pins(JsonObject slot) {
        Optional<Pins.Renamed> renamed =
                text(slot, "configured").flatMap(from -> text(slot, "uses").map(to -> new Pins.Renamed(from, to)));
        return new Pins(text(slot, "driver"), text(slot, "model"), renamed);
    }

    private static Optional<String> text(JsonObject object, String key) {
        return Optional.ofNullable(object.get(key)).map(JsonElement::getAsString);
    }

    /// Make `state` what the next start installs, durably, with the jars that it names beside those that are there
    /// already; forget all others.
    void keep(State state, List<Staged> jars) throws DeviceException {
        try {
            Files.createDirectories(folder);
            for (Staged jar : jars) {
                save(folder.resolve(jar.sha256() + ".jar"), jar.content().bytes());
            }
            save(folder.resolve(FILE), json(state).toString().getBytes(StandardCharsets.UTF_8));
            sweep(state);
        } catch (IOException e) {
            throw unkept(e);
        }
    }

    private static DeviceException unkept(IOException e) {
        return new DeviceException(
                Kind.OTHER, "the swap cannot be kept for the next start: " + e + "; make room in the data folder", e);
    }

    private static JsonObject json(State state) {
        JsonArray bundles = new JsonArray();
        for (Entry entry : state.bundles()) {
            JsonObject bundle = new JsonObject();
            bundle.addProperty("name", entry.name());
            bundle.addProperty("version", entry.version());
            bundle.addProperty("sha256", entry.sha256());
            bundle.addProperty("replaces", entry.replaces());
            bundles.add(bundle);
        }
        JsonObject slots = new JsonObject();
        new TreeMap<>(state.slots()).forEach((name, pins) -> {
            JsonObject slot = new JsonObject();
            pins.driver().ifPresent(origin -> slot.addProperty("driver", origin));
            pins.model().ifPresent(origin -> slot.addProperty("model", origin));
            pins.renamed().ifPresent(renamed -> {
                slot.addProperty("configured", renamed.from());
                slot.addProperty("uses", renamed.to());
            });
            slots.add(name, slot);
        });
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.add("bundles", bundles);
        json.add("slots", slots);
        return json;
    }

    private void save(Path file, byte[] content) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(partial);
            throw e;
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true); // the name, too
        }
    }

    private void sweep(State state) throws IOException {
        Set<String> named =
                state.bundles().stream().map(entry -> entry.sha256() + ".jar").collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.equals(FILE) && !name.equals(UNREADABLE) && !named.contains(name)) {
                    Files.delete(file);
                }
            }
        }
    }
}
