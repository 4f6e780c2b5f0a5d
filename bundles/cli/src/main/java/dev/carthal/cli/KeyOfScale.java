package dev.carthal.cli;

import com.google.gson.JsonObject;
import dev.carthal.launcher.LaunchException;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Press a key of a scale of a running cart, and tell what became of it.
final class KeyOfScale {
    static final String EXITS = "Exit: 0 done, 2 a wrong command, 3 refused, and nothing has changed, 4 nobody knows.";

    private static final Map<String, Integer> STATUS = Map.of("done", 0, "refused", 3, "unknown", 4);

    @Parameters(paramLabel = "SLOT", description = "The scale's slot, such as scale/basket.")
    private String slot = "";

    @Option(
            names = "--wait",
            paramLabel = "D",
            defaultValue = "5s",
            converter = RecordSlots.Length.class,
            description = "How long to wait until the load is at rest: 500ms, 5s; default: ${DEFAULT-VALUE}.")
    private Duration wait = Duration.ofSeconds(5);

    @Option(names = "--json", description = "Print a JSON line.")
    private boolean json;

    @Mixin
    private Where where = new Where();

    int press(String key, Console console) throws LaunchException {
        JsonObject request = new JsonObject();
        request.addProperty("slot", slot);
        request.addProperty("key", key);
        request.addProperty("waitMs", wait.toMillis());
        JsonObject answer;
        try (ControlClient cart = ControlClient.of(where.data())) {
            answer = cart.ask("press", request);
        }
        String result = answer.get("result").getAsString();
        if (json) {
            console.json(answer);
        } else {
            String reason = answer.get("reason").getAsString();
            console.line(slot + ": " + key + " " + result + (reason.isEmpty() ? "" : ": " + reason));
        }
        return STATUS.getOrDefault(result, Main.OURS);
    }
}
