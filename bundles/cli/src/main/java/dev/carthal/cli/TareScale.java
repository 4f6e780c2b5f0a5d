package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "tare",
        description = "Take what lies on a scale of a running cart for a container: weight is net of it from then on.",
        footerHeading = "%nExamples:%n",
        footer = {"  cart scale tare scale/desk", "  cart scale tare scale/desk --clear", "", KeyOfScale.EXITS})
final class TareScale implements Callable<Integer> {
    @Option(names = "--clear", description = "Forget the tare instead: weight is gross again.")
    private boolean clear;

    @Mixin
    private KeyOfScale key = new KeyOfScale();

    private final Console console;

    TareScale(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException {
        return key.press(clear ? "clear-tare" : "tare", console);
    }
}
