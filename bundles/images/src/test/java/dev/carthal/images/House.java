package dev.carthal.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Find the checkout that is tested.
final class House {
    static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .filter(folder -> Files.isRegularFile(folder.resolve("cart")))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(
                    "the tests must run below a checkout: folder=" + Path.of("").toAbsolutePath()));

    /// The image that is played, as it is in the sources.
    static final Path DEMO = ROOT.resolve("bundles/images/demo");

    private House() {}
}
