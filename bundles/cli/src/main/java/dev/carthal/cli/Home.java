package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.nio.file.Path;

/// Find what the build made; the `cart` script says where it is.
final class Home {
    static final String PROPERTY = "carthal.home";

    private Home() {}

    static Path folder() throws LaunchException {
        String home = System.getProperty(PROPERTY, "");
        if (home.isEmpty()) {
            throw new LaunchException(
                    LaunchException.Fault.USER, PROPERTY + " must name the folder of CartHAL; start it by ./cart");
        }
        return Path.of(home);
    }

    static Path images() throws LaunchException {
        return folder().resolve("bundles/images/target/images");
    }
}
