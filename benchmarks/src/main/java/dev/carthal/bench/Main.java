package dev.carthal.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Run a benchmark by name: `NAME [--runs N] [--observe MILLISECONDS] [--frames N] [--seed S]`; prints a JSON line for
/// each row, progress on standard error. A row that misses its target is a result, and whoever reads the rows judges.
final class Main {
    private static final int RUNS = 3;
    private static final int SWAPS = 100;
    private static final int SOAKED = 300;
    private static final int FRAMES_ON_A_WIRE = 500;
    private static final int UNPLUGS = 100;
    private static final long FRAMES = 10_000_000;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration BLINK = Duration.ofMillis(200);

    private final List<String> arguments;

    private Main(List<String> arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Main main = new Main(List.of(arguments));
        String name = arguments.length > 0 ? arguments[0] : "";
        Consumer<Row> rows = Row::print;
        switch (name) {
            case "boot" -> BootBench.run(main.runs(RUNS), rows);
            case "frame" -> FrameBench.run(main.runs(RUNS), rows);
            case "metrology" -> MetrologyBench.run(rows);
            case "fuzz" -> FuzzBench.run(main.number("--frames", FRAMES), main.number("--seed", 1), rows);
            case "gs1" -> Gs1Bench.run(main.runs(RUNS), rows);
            case "scales" -> scales(main.runs(RUNS), rows);
            case "swap" -> SwapBench.run(main.runs(SWAPS), main.observe(SECOND));
            case "swap-soak" -> SwapBench.soak(main.runs(SOAKED), main.observe(BLINK));
            case "unplug" -> UnplugBench.inChild(main.runs(UNPLUGS));
            default -> {
                System.err.println(
                        "a benchmark must be boot, frame, fuzz, gs1, metrology, scales, swap, swap-soak or unplug: NAME="
                                + name);
                System.exit(2);
            }
        }
    }

    private static void scales(int runs, Consumer<Row> rows) throws IOException, InterruptedException {
        DialectBench.run(runs, DialectBench.FRAMES, rows);
        WireBench.inChild(runs * FRAMES_ON_A_WIRE);
        StepBench.run(rows);
        MetrologyBench.run(rows);
    }

    private int runs(int otherwise) {
        return option("--runs").map(Integer::parseInt).orElse(otherwise);
    }

    private long number(String name, long otherwise) {
        return option(name).map(Long::parseLong).orElse(otherwise);
    }

    private Duration observe(Duration otherwise) {
        return option("--observe").map(Long::parseLong).map(Duration::ofMillis).orElse(otherwise);
    }

    private Optional<String> option(String name) {
        int at = arguments.indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(arguments.get(at + 1));
    }
}
