package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "scale",
        description = "Look at a scale on the bench, without a cart; zero and tare one of a running cart.",
        subcommands = {WatchScale.class, IdentifyScale.class, CalibrateScale.class, ZeroScale.class, TareScale.class},
        synopsisSubcommandLabel = "TOOL")
final class ScaleTools implements Callable<Integer> {
    @Override
    public Integer call() throws LaunchException {
        throw Failed.user("tool must be one of: watch, identify, calibrate, zero, tare; see cart help scale");
    }
}
