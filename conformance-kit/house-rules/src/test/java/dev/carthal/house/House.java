package dev.carthal.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The whole reactor, as it was built.
record House(Path root, List<Module> modules) {

    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");

    static House read(Path root) {
        List<String> folders = folders(root);
        if (folders.isEmpty()) {
            throw new IllegalStateException("the root pom names no modules: root=" + root);
        }
        return new House(
                root, folders.stream().map(folder -> Module.read(root, folder)).toList());
    }

    /// {@return this checkout}
    static House here() {
        return read(Path.of(System.getProperty("house.root")));
    }

    /// {@return the folders of the modules that the root pom names}
    static List<String> folders(Path root) {
        return MODULE.matcher(text(root.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// {@return the classes of our own sources; what bnd copied in from a library is judged where it comes
    /// from}
    JavaClasses classes() {
        List<Path> folders = modules.stream()
                .filter(module -> !module.packages().isEmpty())
                .map(module -> Module.classes(root, module.folder()))
                .toList();
        return new ClassFileImporter()
                .importPaths(folders)
                .that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "of our own packages",
                        type -> owner(type.getPackageName()).isPresent()));
    }

    /// {@return the first module with sources in a package, if it is ours}
    Optional<Module> owner(String packageName) {
        return modules.stream()
                .filter(module -> module.packages().contains(packageName))
                .findFirst();
    }
}
