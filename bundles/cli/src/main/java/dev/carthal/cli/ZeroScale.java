package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "zero",
        description = "Take what lies on a scale of a running cart for nothing; scales allow it near their zero only.",
        footerHeading = "%nExample:%n",
        footer = {"  cart scale zero scale/basket", "", KeyOfScale.EXITS})
final class ZeroScale implements Callable<Integer> {
    @Mixin
    private KeyOfScale key = new KeyOfScale();

    private final Console console;

    ZeroScale(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException {
        return key.press("zero", console);
    }
}
