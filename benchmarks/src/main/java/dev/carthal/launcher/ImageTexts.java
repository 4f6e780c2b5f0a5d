package dev.carthal.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// The parsers of images and of what lies over them, for those that feed them.
final class ImageTexts {
    private static final String FEATURE = "feature.json";
    /// The digest of no bytes.
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private ImageTexts() {}

    /// Reads something that was written.
    private interface Reader {
        int read() throws LaunchException, IOException;
    }

    static ToIntFunction<byte[]> lock(Path folder) {
        return text -> read(folder.resolve(Lock.FILE), text, () -> {
            Lock lock = Lock.read(folder);
            Files.createFile(folder.resolve("empty.jar"));
            try {
                lock.verify(folder);
            } finally {
                Files.delete(folder.resolve("empty.jar"));
            }
            return 1;
        });
    }

    /// With all that is made of its configurations before a framework starts.
    static ToIntFunction<byte[]> feature(Path folder) {
        Path file = folder.resolve(FEATURE);
        return text -> read(file, text, () -> resolved(Feature.read(file), folder));
    }

    /// Configurations that lie over an image's.
    static ToIntFunction<byte[]> layer(Path folder) {
        Path data = folder.resolve("layer");
        Feature feature = ours(folder.resolve(FEATURE));
        return text -> read(data.resolve("10-fuzzed.json"), text, () -> resolved(feature, data));
    }

    /// What swaps have left; what cannot be read is a notice.
    static ToIntFunction<byte[]> overlay(Path folder) {
        Path overlay = Overlay.folder(folder);
        return text -> read(overlay.resolve("overlay.json"), text, () -> {
            Files.write(overlay.resolve(EMPTY + ".jar"), new byte[0]);
            return Overlay.read(folder).entries().size();
        });
    }

    private static int resolved(Feature feature, Path layers) throws LaunchException {
        Map<String, String> given = new TreeMap<>();
        feature.variables().forEach((name, value) -> given.put(name, value.orElse("/of/" + name)));
        Configurations configurations = new Configurations(feature, given);
        configurations.override(layers);
        configurations.resolved(feature.framework());
        return 1 + configurations.resolved().size();
    }

    private static Feature ours(Path file) {
        String text = """
                {"id": "fuzzed", "bundles": [], "variables": {"image": null, "data": null},
                 "configurations": {"dev.carthal.slot~scale": {"slot": "scale/basket", "baud:Integer": "9600"}}}
                """;
        try {
            Files.writeString(file, text);
            return Feature.read(file);
        } catch (LaunchException e) {
            throw new IllegalStateException("our own feature cannot be read: " + e, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int read(Path file, byte[] text, Reader reader) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, text);
            return reader.read();
        } catch (LaunchException _) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
