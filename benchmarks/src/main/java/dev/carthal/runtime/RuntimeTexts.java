package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/// The parsers of what swaps keep and of model packages, for those that feed them.
final class RuntimeTexts {
    private RuntimeTexts() {}

    static ToIntFunction<byte[]> overlay(Path folder) {
        Overlay overlay = new Overlay(folder);
        return text -> {
            try {
                Files.write(folder.resolve(Overlay.FILE), text);
                return 1 + overlay.read().bundles().size();
            } catch (DeviceException _) {
                return 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    static ToIntFunction<byte[]> model(Path folder) {
        byte[] labels = "apple\npear\n".getBytes(StandardCharsets.UTF_8);
        return text -> {
            try {
                ModelManifest.read("fruit", "model.json", path -> path.equals("model.json") ? text : labels);
                return 1;
            } catch (DeviceException _) {
                return 0;
            }
        };
    }
}
