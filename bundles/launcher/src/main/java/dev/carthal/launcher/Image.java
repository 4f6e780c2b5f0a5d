package dev.carthal.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Hold an image: a folder with `feature.json`, `lock.json`, the bundles and whatever files its configuration names.
public final class Image {
    static final String FEATURE = "feature.json";

    private final Path folder;
    private final Feature feature;
    private final Lock lock;

    private Image(Path folder, Feature feature, Lock lock) {
        this.folder = folder;
        this.feature = feature;
        this.lock = lock;
    }

    /// Open the image `name` below `images`.
    ///
    /// @throws LaunchException if there is none, or its feature or lock cannot be read
    public static Image named(Path images, String name) throws LaunchException {
        Path folder = images.resolve(name);
        if (!Files.isRegularFile(folder.resolve(FEATURE))) {
            throw LaunchException.user(
                    "there is no image of that name: image=" + name + ", expected one of " + names(images));
        }
        return open(folder);
    }

    /// Open the image in `folder`.
    ///
    /// @throws LaunchException if its feature or lock cannot be read
    public static Image open(Path folder) throws LaunchException {
        Path absolute = folder.toAbsolutePath().normalize();
        return new Image(absolute, Feature.read(absolute.resolve(FEATURE)), Lock.read(absolute));
    }

    /// {@return where it is}
    public Path folder() {
        return folder;
    }

    /// {@return the value that the variable `name` has if nobody gives another}
    public Optional<String> variable(String name) {
        return feature.variables().getOrDefault(name, Optional.empty());
    }

    Feature feature() {
        return feature;
    }

    /// Compare all files with the lock.
    void verify() throws LaunchException {
        lock.verify(folder);
        for (Feature.Entry bundle : feature.bundles()) {
            if (!lock.bundles().containsKey(bundle.id())) {
                throw LaunchException.user("the lock does not name a bundle of the feature: image=" + folder
                        + ", bundle=" + bundle.id() + "; build the image again with ./cart build");
            }
        }
    }

    Path file(Feature.Entry bundle) {
        Lock.Pin pin = lock.bundles().get(bundle.id());
        if (pin == null) {
            throw new IllegalStateException("not verified: bundle=" + bundle.id());
        }
        return folder.resolve(pin.file());
    }

    private static List<String> names(Path images) {
        try (Stream<Path> folders = Files.list(images)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(FEATURE)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
