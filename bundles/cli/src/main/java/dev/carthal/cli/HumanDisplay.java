package dev.carthal.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carthal.launcher.LaunchException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Show a cart to a person: calm and aligned, a line for what happens.
final class HumanDisplay implements Display {
    private static final Set<String> FINE = Set.of("READY", "ENDED");
    private static final Set<String> COMING = Set.of("EMPTY", "STARTING");

    private final Console console;
    private final Source cart;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> unwell = new HashSet<>();
    private boolean over;

    HumanDisplay(Console console, Source cart) {
        this.console = console;
        this.cart = cart;
    }

    /// What is shown beside events.
    interface Source {
        JsonObject ask(String command) throws LaunchException;

        Map<String, Long> phases();
    }

    @Override
    public void event(JsonObject event) throws LaunchException {
        switch (text(event, "event")) {
            case "boot" -> boot(event);
            case "put" -> move(event, '+');
            case "take" -> move(event, '-');
            case "scan" -> say(event, "scan      " + text(event, "text") + " (" + text(event, "symbology") + ")");
            case "question" -> {
                String choices = event.getAsJsonArray("choices").asList().stream()
                        .map(JsonElement::getAsString)
                        .collect(Collectors.joining(", "));
                say(
                        event,
                        "question  " + text(event, "id") + ": " + choices + "?  (cart answer " + text(event, "id")
                                + " SKU)");
            }
            case "answer" -> {
                String choice = text(event, "choice");
                say(
                        event,
                        "answer    " + text(event, "id") + ": "
                                + (choice.isEmpty() ? "no longer needed, it was taken out" : choice));
            }
            case "gap" -> say(event, "gap       " + text(event, "slot") + ", " + text(event, "reason"));
            case "slot" -> slot(event);
            case "swap" -> swap(event);
            case "obstacle" -> say(event, "obstacle  " + text(event, "reason"));
            case "notice" -> say(event, "notice    " + text(event, "text"));
            default -> say(event, event.toString());
        }
    }

    private void swap(JsonObject event) {
        if (event.has("result")) {
            String reason = text(event, "reason");
            say(event, "swap      " + text(event, "result") + (reason.isEmpty() ? "" : ": " + reason));
        } else {
            String slot = text(event, "slot");
            say(event, "swap      " + (slot.isEmpty() ? "" : slot + ": ") + text(event, "words"));
        }
    }

    /// Tell what is not as it should be, and when it is again.
    private void slot(JsonObject event) {
        String slot = text(event, "slot");
        String state = text(event, "state");
        String reason = text(event, "reason");
        over |= state.equals("ENDED");
        boolean fine = FINE.contains(state);
        if (fine ? unwell.remove(slot) : !COMING.contains(state)) {
            say(event, "slot      " + slot + " is " + state + (reason.isEmpty() ? "" : ": " + reason));
        }
        if (!fine && !COMING.contains(state)) {
            unwell.add(slot);
        }
    }

    private void boot(JsonObject event) {
        long last = 0;
        StringBuilder phases = new StringBuilder("boot ");
        for (Map.Entry<String, Long> phase : cart.phases().entrySet()) {
            phases.append(' ')
                    .append(phase.getKey())
                    .append(' ')
                    .append(phase.getValue() - last)
                    .append(" ·");
            last = phase.getValue();
        }
        console.line(phases + " " + last + " ms");
        console.line("data  " + text(event, "data"));
        if (event.has("page")) {
            console.line("page  " + text(event, "page"));
        }
        console.line("");
    }

    private void move(JsonObject event, char sign) throws LaunchException {
        String sku = text(event, "sku");
        if (!names.containsKey(sku)) {
            for (JsonElement line : cart.ask("basket").getAsJsonArray("lines")) {
                names.put(text(line.getAsJsonObject(), "sku"), text(line.getAsJsonObject(), "name"));
            }
        }
        say(
                event,
                String.format(
                        Locale.ROOT,
                        "%c %2d %-40s %9s",
                        sign,
                        event.get("quantity").getAsInt(),
                        names.getOrDefault(sku, sku),
                        Money.grams(event.get("weightMg").getAsLong())));
    }

    private void say(JsonObject event, String text) {
        long at = event.get("at").getAsLong();
        console.line(String.format(Locale.ROOT, "%3d:%02d.%03d  %s", at / 60_000, at / 1000 % 60, at % 1000, text));
    }

    @Override
    public void control(String notice) {
        if (notice.equals("ended")) {
            console.line("");
            console.line("The recording is over; the cart serves until Ctrl-C.");
        }
    }

    @Override
    public void summary(JsonObject summary) {
        console.line("");
        show(console, summary.getAsJsonObject("basket"));
        if (over && summary.get("truth") instanceof JsonObject truth) {
            console.line(
                    truth.get("match").getAsBoolean()
                            ? "That is what is in the cart."
                            : "That is not what is in the cart: " + words(truth.getAsJsonArray("expected")));
        }
    }

    private static String words(JsonArray expected) {
        return expected.isEmpty()
                ? "nothing is"
                : expected.asList().stream()
                        .map(JsonElement::getAsJsonObject)
                        .map(item -> text(item, "quantity") + " " + text(item, "sku"))
                        .collect(Collectors.joining(", "));
    }

    static void show(Console console, JsonObject basket) {
        String currency = text(basket, "currency");
        Table table = new Table();
        for (JsonElement element : basket.getAsJsonArray("lines")) {
            JsonObject line = element.getAsJsonObject();
            table.row(
                    line.get("quantity").getAsInt(),
                    text(line, "name"),
                    Money.grams(line.get("weightMg").getAsLong()),
                    Money.price(line.get("priceMinor").getAsLong(), currency),
                    text(line, "why"));
        }
        table.row("", "total", "", Money.price(basket.get("totalMinor").getAsLong(), currency), "");
        table.lines().forEach(console::line);
    }

    private static String text(JsonObject object, String member) {
        return object.has(member) ? object.get(member).getAsString() : "";
    }
}
