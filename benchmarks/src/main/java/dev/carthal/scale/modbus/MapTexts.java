package dev.carthal.scale.modbus;

import dev.carthal.hal.DeviceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/// The parser of register maps, for those that feed it. A weight of what it read must be within what is read.
final class MapTexts {
    private MapTexts() {}

    static ToIntFunction<byte[]> maps(Path folder) {
        Path file = folder.resolve("fuzzed.properties");
        return text -> {
            try {
                Files.write(file, text);
                RegisterMap map = RegisterMap.of(file.toString());
                map.weight(new int[map.count()]);
                return 1;
            } catch (DeviceException _) {
                return 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
