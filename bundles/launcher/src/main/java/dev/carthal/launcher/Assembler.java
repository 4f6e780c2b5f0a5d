package dev.carthal.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Make an image out of its feature: its bundles from a folder laid out as a Maven repository, its other files, and the
/// lock over all of them. The same input gives the same image.
public final class Assembler {
    private static final String BUNDLES = "bundles";

    private final Path repository;

    private Assembler(Path repository) {
        this.repository = repository;
    }

    /// Assemble images: `REPOSITORY OUT IMAGE...`, each image a folder with a `feature.json`.
    public static void main(String[] arguments) throws IOException, LaunchException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("expected REPOSITORY OUT IMAGE...");
        }
        Assembler assembler = new Assembler(Path.of(arguments[0]));
        for (String image : List.of(arguments).subList(2, arguments.length)) {
            Path source = Path.of(image);
            assembler.assemble(source, Path.of(arguments[1]).resolve(source.getFileName()));
        }
    }

    /// Nothing half-made gets the image's name.
    void assemble(Path source, Path out) throws IOException, LaunchException {
        Path partial = out.resolveSibling(out.getFileName() + ".partial");
        remove(partial);
        Files.createDirectories(partial.resolve(BUNDLES));
        Map<String, Lock.Pin> bundles = new TreeMap<>();
        for (Feature.Entry entry : Feature.read(source.resolve(Image.FEATURE)).bundles()) {
            Path jar = jar(entry.id());
            String file = BUNDLES + "/" + jar.getFileName();
            // A copy and no link: the next build must not change the files of a cart that runs.
            Files.copy(jar, partial.resolve(file));
            bundles.put(entry.id(), new Lock.Pin(file, Digest.of(jar)));
        }
        Map<String, String> files = new TreeMap<>();
        for (Path file : files(source)) {
            Path name = source.relativize(file);
            Files.createDirectories(partial.resolve(name).getParent());
            Files.copy(file, partial.resolve(name));
            if (isPinned(source, file)) {
                files.put(name.toString(), Digest.of(file));
            }
        }
        new Lock(bundles, files).write(partial);
        remove(out);
        Files.move(partial, out);
    }

    /// {@return where the artifact `group:artifact[:type[:classifier]]:version` is}
    private Path jar(String id) throws LaunchException {
        String[] parts = id.split(":", -1);
        if (parts.length != 3) {
            throw LaunchException.ours("a bundle's id must be group:artifact:version: id=" + id);
        }
        Path folder = repository.resolve(parts[0].replace('.', '/')).resolve(parts[1]);
        Path jar = folder.resolve(parts[2]).resolve(parts[1] + "-" + parts[2] + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw LaunchException.ours("the build has no such bundle: id=" + id + ", it has versions "
                    + (Files.isDirectory(folder) ? names(folder) : "[]") + " of it; change the feature or the pom");
        }
        return jar;
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("README.md"))
                    .sorted()
                    .toList();
        }
    }

    /// What lies in a recording has its digest in the recording's manifest, which is pinned.
    private static boolean isPinned(Path source, Path file) {
        return source.equals(file.getParent()) || file.getFileName().toString().equals("manifest.json");
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
