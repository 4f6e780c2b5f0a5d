package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "scanner",
        description = "Look at a scanner on the bench, without a cart.",
        subcommands = WatchScanner.class,
        synopsisSubcommandLabel = "TOOL")
final class ScannerTools implements Callable<Integer> {
    @Override
    public Integer call() throws LaunchException {
        throw Failed.user("tool must be watch; see cart help scanner");
    }
}
