package dev.carthal.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carthal.launcher.LaunchException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Show the slots of a running cart: state, health, reason, driver and its version.",
        footerHeading = "%nExamples:%n",
        footer = {"  cart status", "  cart status --json --data /tmp/cart"})
final class Status implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private Where where = new Where();

    private final Console console;

    Status(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException {
        try (ControlClient cart = ControlClient.of(where.data())) {
            JsonObject status = cart.ask("status");
            if (json) {
                console.json(status);
            } else {
                show(status);
            }
        }
        return 0;
    }

    private void show(JsonObject status) {
        Table table = new Table().row("slot", "state", "health", "driver", "items", "dropped", "gaps", "reason");
        for (JsonElement element : status.getAsJsonArray("slots")) {
            JsonObject slot = element.getAsJsonObject();
            table.row(
                    slot.get("slot").getAsString(),
                    slot.get("state").getAsString(),
                    slot.get("health").getAsString(),
                    slot.get("driver").getAsString() + " " + slot.get("version").getAsString(),
                    slot.get("consumed").getAsLong(),
                    slot.get("dropped").getAsLong(),
                    slot.get("gaps").getAsLong(),
                    slot.get("reason").getAsString());
        }
        table.lines().forEach(console::line);
        for (JsonElement element : status.getAsJsonArray("health")) {
            JsonObject answer = element.getAsJsonObject();
            console.line("  health: " + text(answer, "slot") + " is " + text(answer, "status") + ", says "
                    + text(answer, "check") + ": " + text(answer, "words"));
        }
        for (JsonElement held : status.getAsJsonArray("quarantined")) {
            console.line("  quarantined: " + held.getAsString());
        }
        for (JsonElement notice : status.getAsJsonArray("notices")) {
            console.line("  notice: " + notice.getAsString());
        }
    }

    private static String text(JsonObject object, String member) {
        return object.get(member).getAsString();
    }
}
