package dev.carthal.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A module of the reactor: its folder below the root, the packages of its own sources, and the headers of its
/// manifest.
record Module(String folder, Set<String> packages, Map<String, String> manifest) {

    Module {
        packages = Set.copyOf(packages);
        manifest = Map.copyOf(manifest);
    }

    static Module read(Path root, String folder) {
        Path sources = root.resolve(folder).resolve("src/main/java");
        Set<String> packages = javaFiles(sources).stream()
                .map(file -> sources.relativize(file).getParent().toString().replace('/', '.'))
                .collect(Collectors.toSet());
        Path classes = classes(root, folder);
        if (!packages.isEmpty() && javaClasses(classes).isEmpty()) {
            throw new IllegalStateException(
                    "the house is judged by its classes, so all modules are built first (mvn verify in the root): no classes in "
                            + classes);
        }
        return new Module(folder, packages, manifest(classes.resolve("META-INF/MANIFEST.MF")));
    }

    static Path classes(Path root, String folder) {
        return root.resolve(folder).resolve("target/classes");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(manifest.get(name));
    }

    static List<Path> javaFiles(Path folder) {
        return files(folder, ".java");
    }

    private static List<Path> javaClasses(Path folder) {
        return files(folder, ".class");
    }

    private static List<Path> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> manifest(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Manifest(in)
                    .getMainAttributes().entrySet().stream()
                            .collect(Collectors.toMap(
                                    header -> header.getKey().toString(),
                                    header -> header.getValue().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
