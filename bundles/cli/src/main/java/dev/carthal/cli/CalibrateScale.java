package dev.carthal.cli;

import com.google.gson.JsonObject;
import dev.carthal.hal.DeviceException;
import dev.carthal.launcher.LaunchException;
import dev.carthal.scale.counts.Calibration;
import dev.carthal.scale.counts.CalibrationException;
import dev.carthal.scale.counts.CalibrationFile;
import dev.carthal.scale.counts.Calibrator;
import dev.carthal.scale.counts.Cell;
import dev.carthal.scale.counts.Converter;
import dev.carthal.scale.counts.Linearisation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "calibrate",
        description = "Calibrate a scale of bare cells: zero, then one mass on each corner and in the middle.",
        footerHeading =
                "%nEach step is told and begins with Enter (a line on standard input), and waits until the counts"
                        + " are at rest.%n",
        footer = {
            "With --json: {\"step\", \"of\", \"do\"} for each step, then {\"step\", \"percent\", \"counts\"} until 100,",
            "or {\"step\", \"error\": {\"kind\", \"message\"}}, and the step is asked for again; at the end",
            "{\"file\", \"version\", \"cells\": [\"ZERO:NANOGRAMS_PER_COUNT\"]}; cells is a driver's configuration, too.",
            "",
            "Examples:",
            "  cart scale calibrate --counts /sys/bus/iio/devices/iio:device0 --span 5kg --file basket.cal",
            "  cart scale calibrate --counts A --counts B --counts C --counts D --span 5kg --file basket.cal"
        })
final class CalibrateScale implements Callable<Integer> {
    private static final Pattern MASS = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(kg|g)");

    @Option(
            names = "--counts",
            paramLabel = "PATH",
            required = true,
            description =
                    "Where the counts are: a folder with files in_voltage*_raw, as the kernel's, or one such file."
                            + " Repeat it for more cells.")
    private List<Path> counts = List.of();

    @Option(
            names = "--span",
            paramLabel = "MASS",
            description = "The mass, such as 5kg or 500g; asked for if not given.")
    private String span = "";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            description = "Where the calibration goes; what was there is kept as FILE.v1, FILE.v2, …")
    private Path file = Path.of("");

    @Option(
            names = "--slot",
            paramLabel = "SLOT",
            description = "Whose scale it is; default: ${DEFAULT-VALUE}.",
            defaultValue = "scale/basket")
    private String slot = "";

    @Option(names = "--reversed", description = "The counts fall under load, as the wires are swapped.")
    private boolean reversed;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Look at the counts so often a second; default: ${DEFAULT-VALUE}.",
            defaultValue = "10")
    private int rate;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "At rest are so many in a row; default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private int samples;

    @Option(
            names = "--noise",
            paramLabel = "COUNTS",
            description = "That are within so many counts; default: ${DEFAULT-VALUE}.",
            defaultValue = "500")
    private int noise;

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    private final Console console;
    private final MachineTime clock = new MachineTime();

    CalibrateScale(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, IOException {
        CalibrationFile target = CalibrationFile.at(file);
        BufferedReader person = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        try {
            int version = target.latest().map(Calibration::version).orElse(0) + 1;
            CountFiles cells = CountFiles.of(counts);
            long mass = mass(person);
            Calibrator calibrator = new Calibrator(new Calibrator.Setup(
                    cells.count(),
                    Converter.BITS_24,
                    mass,
                    new Calibrator.Rest(samples, noise, Math.multiplyExact(samples, 30)),
                    reversed));
            while (calibrator.step() < calibrator.steps()) {
                step(calibrator, cells, person);
            }
            List<Cell> found = calibrator.cells();
            target.store(new Calibration(
                    slot, version, clock.wall().truncatedTo(ChronoUnit.SECONDS), mass, found, Linearisation.NONE));
            tellResult(version, found);
        } catch (DeviceException | CalibrationException | IllegalArgumentException | ArithmeticException e) {
            throw Failed.user(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    private long mass(BufferedReader person) throws LaunchException, IOException {
        String text = span;
        if (text.isEmpty()) {
            console.tell("How much is the mass, such as 5kg?");
            text = line(person);
        }
        Matcher mass = MASS.matcher(text);
        if (!mass.matches()) {
            throw Failed.user("span must be a mass, such as 5kg or 500g: span=" + text);
        }
        return new BigDecimal(mass.group(1))
                .movePointRight(mass.group(2).equals("kg") ? 6 : 3)
                .longValueExact();
    }

    private static String line(BufferedReader person) throws LaunchException, IOException {
        String line = person.readLine();
        if (line == null) {
            throw Failed.user("the calibration was ended before its last step; nothing was stored");
        }
        return line.strip();
    }

    /// A step that cannot be done so is asked for again.
    private void step(Calibrator calibrator, CountFiles cells, BufferedReader person)
            throws LaunchException, IOException {
        ask(calibrator, cells.count());
        line(person);
        int step = calibrator.step();
        try {
            boolean done = false;
            while (!done) {
                int[] now = cells.read();
                done = calibrator.accept(now);
                progress(step, done ? 100 : calibrator.percent(), now);
                LockSupport.parkNanos(done ? 0 : 1_000_000_000L / rate);
            }
        } catch (CalibrationException e) {
            refused(step, e);
        }
    }

    private void ask(Calibrator calibrator, int cells) {
        int step = calibrator.step();
        String what = step == 0
                ? "take everything off the scale"
                : cells == 1
                        ? "put the mass on the scale"
                        : step <= cells ? "put the mass on the corner of cell " + step : "put the mass into the middle";
        if (json) {
            JsonObject line = new JsonObject();
            line.addProperty("step", step + 1);
            line.addProperty("of", calibrator.steps());
            line.addProperty("do", what);
            console.json(line);
        } else {
            console.line("Step " + (step + 1) + " of " + calibrator.steps() + ": " + what + ", then press Enter.");
        }
    }

    private void progress(int step, int percent, int[] counts) {
        if (json) {
            JsonObject line = new JsonObject();
            line.addProperty("step", step + 1);
            line.addProperty("percent", percent);
            line.add("counts", Console.tree(counts));
            console.json(line);
        } else {
            console.over("  at rest: " + percent + " %, counts " + java.util.Arrays.toString(counts), percent == 100);
        }
    }

    private void refused(int step, CalibrationException e) {
        if (json) {
            JsonObject error = new JsonObject();
            error.addProperty(
                    "kind", e.fault().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            error.addProperty("message", e.getMessage());
            JsonObject line = new JsonObject();
            line.addProperty("step", step + 1);
            line.add("error", error);
            console.json(line);
        } else {
            console.over("  " + e.getMessage(), true);
        }
    }

    private void tellResult(int version, List<Cell> cells) {
        List<String> settings = cells.stream()
                .map(cell -> cell.zero() + ":" + cell.nanogramsPerCount())
                .toList();
        if (json) {
            JsonObject line = new JsonObject();
            line.addProperty("file", file.toString());
            line.addProperty("version", version);
            line.add("cells", Console.tree(settings));
            console.json(line);
        } else {
            console.line("Calibrated, version " + version + " in " + file + "; cells " + String.join(", ", settings));
        }
    }
}
