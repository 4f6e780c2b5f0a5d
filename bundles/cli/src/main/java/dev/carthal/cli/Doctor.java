package dev.carthal.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@SuppressWarnings("UnusedVariable") // the options are here for their help
@Command(
        name = "doctor",
        description =
                "Check this machine: JDK, native libraries, accelerators, ports, cameras, permissions; each with its remedy.")
final class Doctor implements Callable<Integer> {
    @Option(names = "--json", description = "Print JSON lines, one a check.")
    private boolean json;

    @Mixin
    private Where where = new Where();

    /// It works before anything is built, so the script does it.
    @Override
    public Integer call() throws dev.carthal.launcher.LaunchException {
        throw Failed.user("the cart script does this: ./cart doctor");
    }
}
