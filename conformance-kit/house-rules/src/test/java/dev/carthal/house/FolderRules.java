package dev.carthal.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Who opens a folder is told what it is, in twenty lines at most.
final class FolderRules {

    static final int LINES_OF_A_README = 20;

    /// Folders whose files are a product of their own: sources, build output, the content of a bundle, help
    /// texts, a recording, a repository.
    private static final Set<String> CONTENT =
            Set.of("src", "target", "package", "help", "recording", "dev", "node_modules", "__pycache__");

    private FolderRules() {}

    static List<String> silentFolders(Path root) {
        List<String> faults = new ArrayList<>();
        for (Path folder : children(root)) {
            if (Files.isDirectory(folder) && isTold(folder)) {
                check(root, folder, faults);
            }
        }
        return faults;
    }

    private static void check(Path root, Path folder, List<String> faults) {
        Path readme = folder.resolve("README.md");
        String name = root.relativize(folder).toString();
        if (Files.exists(readme)) {
            long lines = House.text(readme).lines().count();
            if (lines == 0 || lines > LINES_OF_A_README) {
                faults.add(name + "/README.md must have 1.." + LINES_OF_A_README + " lines: lines=" + lines);
            }
        } else if (children(folder).stream().anyMatch(Files::isRegularFile)) {
            faults.add(name + " has files and no README.md");
        }
        for (Path child : children(folder)) {
            if (Files.isDirectory(child) && isTold(child)) {
                check(root, child, faults);
            }
        }
    }

    private static boolean isTold(Path folder) {
        String name = folder.getFileName().toString();
        return !name.startsWith(".") && !CONTENT.contains(name);
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
