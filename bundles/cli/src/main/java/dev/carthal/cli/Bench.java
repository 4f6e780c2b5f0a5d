package dev.carthal.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.carthal.launcher.LaunchException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = {
            "Measure the cart beside an alternative, side by side in one run.",
            "Exit status 1 if a row misses its target."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cart bench boot",
            "  cart bench frame --runs 5 --json",
            "  cart bench fuzz --frames 1000000",
            "  cart bench swap --observe 1s    20 minutes, as swap-soak"
        })
final class Bench implements Callable<Integer> {
    private static final String MAIN = "dev.carthal.bench.Main";

    /// The exit status when all was measured, and not all is as good as it should be.
    private static final int MISSED = 1;

    @Parameters(
            paramLabel = "NAME",
            description = "What to measure: boot, frame, fuzz, gs1, metrology, scales, swap, swap-soak, unplug.")
    private String name = "";

    @Option(
            names = "--runs",
            paramLabel = "N",
            description =
                    "How often; more is steadier. Default: 3, 100 swaps, 300 swaps of each kind for swap-soak, 100 unplugs.")
    private Optional<Integer> runs = Optional.empty();

    @Option(
            names = "--observe",
            paramLabel = "D",
            converter = RecordSlots.Length.class,
            description = "The probation of each swap. Default: 1s, 200ms for swap-soak.")
    private Optional<Duration> observe = Optional.empty();

    @Option(names = "--frames", paramLabel = "N", description = "How many frames fuzz feeds. Default: 10000000.")
    private Optional<Long> frames = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "What fuzz makes its frames from. Default: 1.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--json", description = "Print JSON lines, one a row.")
    private boolean json;

    private final Console console;

    Bench(Console console) {
        this.console = console;
    }

    /// The benchmarks are a program of their own, which prints a JSON line for each row and knows nothing of
    /// this one.
    @Override
    public Integer call() throws LaunchException, IOException, InterruptedException {
        if (runs.orElse(1) < 1) {
            throw Failed.user("runs must be 1 or more: runs=" + runs.orElse(1));
        }
        if (frames.orElse(1L) < 1) {
            throw Failed.user("frames must be 1 or more: frames=" + frames.orElse(1L));
        }
        Process bench = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Table table = new Table().row("name", "ours", "peer", "ratio", "unit", "target", "holds", "note");
        List<String> missed = new ArrayList<>();
        try (BufferedReader lines = bench.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject row = JsonParser.parseString(line).getAsJsonObject();
                if (new JsonPrimitive(false).equals(row.get("holds"))) {
                    missed.add(row.get("name").getAsString());
                }
                if (json) {
                    console.json(row);
                } else {
                    table.row(cells(row));
                }
            }
        } catch (JsonParseException | IllegalStateException e) {
            throw Failed.ours("a benchmark must print JSON lines: " + e.getMessage(), e);
        } finally {
            bench.destroy();
        }
        List<String> shown = table.lines();
        if (shown.size() > 1) {
            shown.forEach(console::line);
        }
        int status = bench.waitFor();
        missed.forEach(row -> console.tell("misses its target: " + row));
        return status == 0 && !missed.isEmpty() ? MISSED : status;
    }

    private List<String> command() throws LaunchException, IOException {
        Path target = Home.folder().resolve("benchmarks/target");
        List<String> jars =
                new ArrayList<>(List.of(target.resolve("benchmarks.jar").toString()));
        try (Stream<Path> files = Files.list(target.resolve("lib"))) {
            files.sorted().map(Path::toString).forEach(jars::add);
        } catch (NoSuchFileException e) {
            throw Failed.ours("the benchmarks are not built: folder=" + target, e);
        }
        List<String> arguments = new ArrayList<>(List.of(name));
        runs.ifPresent(count -> arguments.addAll(List.of("--runs", count.toString())));
        observe.ifPresent(time -> arguments.addAll(List.of("--observe", Long.toString(time.toMillis()))));
        frames.ifPresent(count -> arguments.addAll(List.of("--frames", count.toString())));
        seed.ifPresent(from -> arguments.addAll(List.of("--seed", from.toString())));
        List<String> command = ChildCart.command(MAIN, arguments);
        command.set(command.indexOf("-cp") + 1, String.join(File.pathSeparator, jars));
        return command;
    }

    private static Object[] cells(JsonObject row) {
        return Stream.of("name", "ours", "peer", "ratio", "unit", "target", "holds", "note")
                .map(row::get)
                .map(value -> value == null || value.isJsonNull() ? "" : text(value))
                .toArray();
    }

    private static String text(JsonElement value) {
        return value.getAsString();
    }
}
