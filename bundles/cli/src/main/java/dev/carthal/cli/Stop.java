package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "stop",
        description = "End a running cart, as Ctrl-C does where it was started.",
        footerHeading = "%nExample:%n",
        footer = "  cart stop --data /tmp/cart")
final class Stop implements Callable<Integer> {
    @Mixin
    private Where where = new Where();

    @Override
    public Integer call() throws LaunchException {
        try (ControlClient cart = ControlClient.of(where.data())) {
            cart.ask("stop");
        }
        return 0;
    }
}
