package dev.carthal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Hold a temporary folder, made when it is first needed, and remove it with all it holds.
final class Scratch implements AutoCloseable {
    private final List<Path> folders = new java.util.ArrayList<>();

    Path folder() throws IOException {
        Path folder = Files.createTempDirectory("carthal-");
        folders.add(folder);
        return folder;
    }

    @Override
    public void close() throws IOException {
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
