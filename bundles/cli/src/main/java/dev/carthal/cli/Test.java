package dev.carthal.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "test", description = "Build everything and run every test; Maven's own output.")
final class Test implements Callable<Integer> {
    /// It works before anything is built, so the script does it.
    @Override
    public Integer call() throws dev.carthal.launcher.LaunchException {
        throw Failed.user("the cart script does this: ./cart test");
    }
}
