package dev.carthal.cli;

import dev.carthal.launcher.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Say which cart is meant.
final class Where {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The cart's data folder; default: carthal in $XDG_STATE_HOME or ~/.local/state.")
    private @Nullable Path data;

    Path data() {
        return data == null ? DataFolder.standard() : data.toAbsolutePath().normalize();
    }
}
