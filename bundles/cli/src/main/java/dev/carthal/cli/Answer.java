package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "answer",
        description = "Answer an open question of a running cart.",
        footerHeading = "%nExample:%n",
        footer = "  cart answer 1 oat-milk")
final class Answer implements Callable<Integer> {
    @Parameters(paramLabel = "QUESTION", description = "The question's id.")
    private String question = "";

    @Parameters(paramLabel = "SKU", description = "One of its choices.")
    private String choice = "";

    @Mixin
    private Where where = new Where();

    @Override
    public Integer call() throws LaunchException {
        try (ControlClient cart = ControlClient.of(where.data())) {
            cart.ask("answer", Map.of("question", question, "choice", choice));
        }
        return 0;
    }
}
