package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Find pictures: the files that are named, and those below the folders that are named.
final class Stills {
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp", "webp", "ppm");

    private Stills() {}

    static List<Path> find(List<Path> arguments) throws LaunchException, IOException {
        List<Path> found = new ArrayList<>();
        for (Path argument : arguments) {
            if (Files.isDirectory(argument)) {
                try (Stream<Path> below = Files.walk(argument)) {
                    found.addAll(below.filter(path -> Files.isRegularFile(path) && isPicture(path))
                            .sorted()
                            .toList());
                }
            } else {
                // What is named is tried, whatever its name: it is told if it is no picture, or not there.
                found.add(argument);
            }
        }
        if (found.isEmpty()) {
            throw Failed.user("there must be a picture ("
                    + String.join(", ", ENDINGS.stream().sorted().toList()) + ") below: " + arguments);
        }
        return found;
    }

    private static boolean isPicture(Path path) {
        String name = path.getFileName().toString();
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
