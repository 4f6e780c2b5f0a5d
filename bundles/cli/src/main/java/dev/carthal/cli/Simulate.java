package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "simulate",
        description = "Be a device that the machine does not have.",
        subcommands = SimulateScale.class,
        synopsisSubcommandLabel = "DEVICE")
final class Simulate implements Callable<Integer> {
    @Override
    public Integer call() throws LaunchException {
        throw Failed.user("device must be one of: scale; see cart help simulate");
    }
}
