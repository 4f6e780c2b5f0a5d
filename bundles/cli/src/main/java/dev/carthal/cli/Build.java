package dev.carthal.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "build", description = "Build what is missing or older than its sources.")
final class Build implements Callable<Integer> {
    /// It works before anything is built, so the script does it.
    @Override
    public Integer call() throws dev.carthal.launcher.LaunchException {
        throw Failed.user("the cart script does this: ./cart build");
    }
}
