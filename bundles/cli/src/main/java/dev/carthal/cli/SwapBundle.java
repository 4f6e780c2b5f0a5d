package dev.carthal.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carthal.launcher.LaunchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "swap",
        description = {
            "Exchange a driver, a backend or a model of a running cart.",
            "",
            "The bundle takes over every slot that one of the same symbolic name fills. If it does not serve, the old"
                    + " one is back before anybody notices. It returns when the window of observation is over."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cart swap scale-acme-1.1.0.jar --plan    what it would touch",
            "  cart swap scale-acme-1.1.0.jar --observe 10s",
            "",
            "Exit: 0 swapped, 2 a wrong command, 3 refused, 4 rolled back, 5 lost."
        })
final class SwapBundle implements Callable<Integer> {
    private static final Map<String, Integer> EXITS = Map.of("swapped", 0, "refused", 3, "rolled-back", 4, "lost", 5);
    private static final int REFUSED = 3;
    private static final int INTERRUPTED = 130;

    @Parameters(paramLabel = "FILE", description = "The new bundle, a jar.")
    private Path jar = Path.of("");

    @Option(
            names = "--with",
            paramLabel = "RUNTIME",
            description = "A native runtime to install first, beside the old one; removed if the swap fails.")
    private List<Path> runtimes = List.of();

    @Option(
            names = "--slot",
            paramLabel = "SLOT",
            description = "Swap this slot only; needed where no slot is filled by a bundle of that name yet.")
    private Optional<String> slot = Optional.empty();

    @Option(
            names = "--observe",
            paramLabel = "D",
            defaultValue = "30s",
            converter = RecordSlots.Length.class,
            description = "How long the new one is on probation: 500ms, 30s, 2m; default: ${DEFAULT-VALUE}.")
    private Duration observe = Duration.ofSeconds(30);

    @Option(names = "--same-version", description = "Accept a bundle of the same version, rebuilt.")
    private boolean sameVersion;

    @Option(names = "--plan", description = "Print what it would touch, and change nothing.")
    private boolean plan;

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    @Mixin
    private Where where = new Where();

    private final Console console;
    private volatile boolean left;

    SwapBundle(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException {
        JsonObject request = new JsonObject();
        request.addProperty("jar", readable(jar));
        JsonArray with = new JsonArray();
        for (Path runtime : runtimes) {
            with.add(readable(runtime));
        }
        request.add("with", with);
        slot.ifPresent(name -> request.addProperty("slot", name));
        request.addProperty("observeMs", observe.toMillis());
        request.addProperty("sameVersion", sameVersion);
        try (ControlClient cart = ControlClient.of(where.data())) {
            return plan ? plan(cart, request) : swap(cart, request);
        }
    }

    private static String readable(Path file) throws LaunchException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw Failed.user("FILE must be a bundle that can be read: file=" + file);
        }
        return file.toAbsolutePath().normalize().toString();
    }

    private int plan(ControlClient cart, JsonObject request) throws LaunchException {
        JsonObject answer = cart.ask("plan", request);
        String refusal = answer.get("refusal").getAsString();
        if (json) {
            console.json(answer);
        } else {
            console.line(text(answer, "bundle") + " " + text(answer, "from") + " → " + text(answer, "to") + ", "
                    + text(answer, "kind"));
            list("slots", answer);
            list("consumers", answer);
            list("services", answer);
            list("rewired", answer);
            console.line("  overlap    " + answer.get("overlapBytes").getAsLong() / 1024 + " KiB");
            if (!refusal.isEmpty()) {
                console.line("  refused    " + refusal);
            }
        }
        return refusal.isEmpty() ? 0 : REFUSED;
    }

    private static String text(JsonObject answer, String member) {
        return answer.get(member).getAsString();
    }

    private void list(String member, JsonObject answer) {
        List<String> names = answer.getAsJsonArray(member).asList().stream()
                .map(JsonElement::getAsString)
                .toList();
        console.line(String.format("  %-10s %s", member, names.isEmpty() ? "–" : String.join(", ", names)));
    }

    private int swap(ControlClient cart, JsonObject request) throws LaunchException {
        Interrupts.call(() -> {
            left = true;
            cart.close();
        });
        JsonObject result;
        try {
            result = cart.ask("swap", request, this::show);
        } catch (LaunchException e) {
            if (left) {
                console.tell("the cart goes on with the swap; ./cart status shows what serves");
                return INTERRUPTED;
            }
            throw e;
        }
        if (json) {
            console.json(result);
        } else {
            String reason = text(result, "reason");
            console.line(text(result, "result") + (reason.isEmpty() ? "" : ": " + reason));
        }
        return EXITS.getOrDefault(text(result, "result"), Main.OURS);
    }

    private void show(JsonObject step) {
        if (json) {
            console.json(step);
        } else {
            console.line(String.format(
                    "%9.3f  %-10s%s %s",
                    step.get("at").getAsLong() / 1e3,
                    text(step, "step"),
                    text(step, "slot").isEmpty() ? "" : " " + text(step, "slot") + ":",
                    text(step, "words")));
        }
    }
}
