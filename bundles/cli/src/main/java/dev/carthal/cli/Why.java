package dev.carthal.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carthal.launcher.LaunchException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "why",
        description = "Say why a slot is as it is, down to the cause.",
        footerHeading = "%nExamples:%n",
        footer = {"  cart why camera/basket-left", "  cart why"})
final class Why implements Callable<Integer> {
    @Parameters(
            paramLabel = "SLOT",
            arity = "0..1",
            description = "The slot; without it, everything that is not as it should be.")
    private String slot = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private Where where = new Where();

    private final Console console;

    Why(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException {
        try (ControlClient cart = ControlClient.of(where.data())) {
            JsonObject answer = cart.ask("why", Map.of("slot", slot));
            if (json) {
                console.json(answer);
            } else {
                for (JsonElement line : answer.getAsJsonArray("why")) {
                    console.line(line.getAsString());
                }
            }
        }
        return 0;
    }
}
