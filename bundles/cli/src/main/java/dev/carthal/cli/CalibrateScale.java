package dev.carthal.cli;

import dev.carthal.hal.DeviceException;
import dev.carthal.launcher.DataFolder;
import dev.carthal.launcher.LaunchException;
import dev.carthal.scale.counts.Calibration;
import dev.carthal.scale.counts.CalibrationException;
import dev.carthal.scale.counts.CalibrationFile;
import dev.carthal.scale.counts.Calibrator;
import dev.carthal.scale.counts.Converter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "calibrate",
        description = {
            "Calibrate a scale of bare cells: zero, then one mass on each corner and in the middle, then",
            "other masses if the cells are not straight. What comes of it is the slot's: the cart of the",
            "data folder uses it from now on, at once if it runs."
        },
        footerHeading =
                "%nEach step is told and begins with Enter (a line on standard input), and waits until the counts"
                        + " are at rest.%n",
        footer = {
            "With --json: {\"step\", \"of\", \"do\"} for each step, then {\"step\", \"percent\", \"counts\"} until 100,",
            "or {\"step\", \"error\": {\"kind\", \"message\"}}, and the step is asked for again; at the end",
            "{\"file\", \"version\", \"cells\": [\"ZERO:NANOGRAMS_PER_COUNT\"], \"cart\"}, cart where one runs.",
            "",
            "Examples:",
            "  cart scale calibrate --protocol hx711 --port iio:device0,iio:device1 --span 5kg --data /tmp/cart",
            "  cart scale calibrate --protocol hx711-gpio --port gpiochip0:5:6 --span 5kg --points 1kg,10kg",
            "  cart scale calibrate --protocol nau7802 --port i2c-1 --span 5kg --slot scale/bag",
            "  cart scale calibrate --counts /sys/bus/iio/devices/iio:device0 --file /tmp/basket"
        })
final class CalibrateScale implements Callable<Integer> {
    private static final Pattern MASS = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(kg|g)");

    @Option(
            names = "--protocol",
            paramLabel = "ID",
            description = "The converters: hx711 (the kernel's files), hx711-spi, hx711-gpio or nau7802.")
    private String protocol = "";

    @Option(
            names = "--port",
            paramLabel = "CHIP,…",
            description = "Where they are, in the order of the cells, as cart scale watch has it.")
    private String port = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any other configuration of the driver, such as gain=64 or rate=80. Can be repeated.")
    private Map<String, String> more = Map.of();

    @Option(
            names = "--counts",
            paramLabel = "PATH",
            description = "Instead of a protocol: a folder with files in_voltage*_raw, as the kernel's, or one such"
                    + " file. Repeat it for more cells.")
    private List<Path> counts = List.of();

    @Option(
            names = "--span",
            paramLabel = "MASS",
            description = "The mass, such as 5kg or 500g; asked for if not given.")
    private String span = "";

    @Option(
            names = "--points",
            paramLabel = "MASS",
            split = ",",
            description = "Other masses, such as 1kg,10kg, for cells that are not straight: asked for at the end.")
    private List<String> points = List.of();

    @Option(
            names = "--slot",
            paramLabel = "SLOT",
            description = "Whose scale it is; default: ${DEFAULT-VALUE}.",
            defaultValue = "scale/basket")
    private String slot = "";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Where the calibration goes; default: calibration/SLOT.calibration in the data folder. What was"
                            + " there is kept as FILE.v1, FILE.v2, …")
    private @Nullable Path file;

    @Mixin
    private Where where = new Where();

    @Option(names = "--reversed", description = "The counts fall under load, as the wires are swapped.")
    private boolean reversed;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Look at --counts so often a second; default: ${DEFAULT-VALUE}.",
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
    public Integer call() throws LaunchException, IOException, InterruptedException {
        Path place = file == null ? DataFolder.calibration(where.data(), slot) : file.toAbsolutePath();
        BufferedReader person = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        CalibrationPrompts prompts = new CalibrationPrompts(console, json);
        try (Counts cells = cells()) {
            CalibrationFile target = CalibrationFile.at(place);
            int version = target.latest().map(Calibration::version).orElse(0) + 1;
            long mass = mass(person);
            List<Long> others = others();
            Calibrator calibrator = new Calibrator(new Calibrator.Setup(
                    cells.cells(),
                    Converter.BITS_24,
                    mass,
                    new Calibrator.Rest(samples, noise, Math.multiplyExact(samples, 30)),
                    reversed,
                    others));
            while (calibrator.step() < calibrator.steps()) {
                if (calibrator.step() == calibrator.firstPoint()) {
                    calibrator.cells(); // if they do not fit, no other mass will help
                }
                prompts.ask(calibrator, cells.cells(), others);
                line(person);
                step(calibrator, cells, prompts);
            }
            target.store(new Calibration(
                    slot,
                    version,
                    clock.wall().truncatedTo(ChronoUnit.SECONDS),
                    mass,
                    calibrator.cells(),
                    calibrator.linearisation()));
            prompts.done(place, version, calibrator.cells(), taken());
        } catch (DeviceException | CalibrationException | IllegalArgumentException | ArithmeticException e) {
            throw Failed.user(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    private Counts cells() throws LaunchException, IOException, DeviceException, InterruptedException {
        if (counts.isEmpty() == protocol.isEmpty()) {
            throw Failed.user("either --protocol or --counts must say where the counts come from;"
                    + " see cart help scale-calibrate");
        }
        if (!counts.isEmpty()) {
            return CountFiles.of(counts, rate);
        }
        Way way = Way.SCALES.getOrDefault(protocol, Way.SERIAL_SCALE);
        if (!way.isOfCells()) {
            throw Failed.user("protocol must be one of bare cells, "
                    + Way.SCALES.entrySet().stream()
                            .filter(each -> each.getValue().isOfCells())
                            .map(Map.Entry::getKey)
                            .collect(Collectors.joining(", "))
                    + ": protocol=" + protocol + "; other scales are calibrated by themselves");
        }
        if (port.isEmpty()) {
            throw Failed.user("--port must name the converters, one for each cell; see cart help scale-calibrate");
        }
        return DriverCounts.open(way, port, more);
    }

    /// {@return what a cart on the data folder makes of it; empty if none runs, or the file is not its own}
    private String taken() {
        if (file != null) {
            return "";
        }
        Optional<ControlClient> running = ControlClient.ifRunning(where.data());
        if (running.isEmpty()) {
            return "";
        }
        try (ControlClient cart = running.get()) {
            return cart.ask("reopen", Map.of("slot", slot)).get("reopened").getAsString() + " is opened again with it";
        } catch (LaunchException e) {
            return "the cart that runs does not use it: " + e.getMessage();
        }
    }

    private long mass(BufferedReader person) throws LaunchException, IOException {
        String text = span;
        if (text.isEmpty()) {
            console.tell("How much is the mass, such as 5kg?");
            text = line(person);
        }
        return milligrams("span", text);
    }

    private List<Long> others() throws LaunchException {
        List<Long> others = new ArrayList<>();
        for (String point : points) {
            others.add(milligrams("points", point));
        }
        return others;
    }

    private static long milligrams(String key, String text) throws LaunchException {
        Matcher mass = MASS.matcher(text.strip());
        if (!mass.matches()) {
            throw Failed.user(key + " must be a mass, such as 5kg or 500g: " + key + "=" + text);
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
    private static void step(Calibrator calibrator, Counts cells, CalibrationPrompts prompts)
            throws LaunchException, InterruptedException {
        int step = calibrator.step();
        try {
            boolean done = false;
            while (!done) {
                int[] now = cells.next();
                done = calibrator.accept(now);
                prompts.progress(step, done ? 100 : calibrator.percent(), now);
            }
        } catch (CalibrationException e) {
            prompts.refused(step, e);
        }
    }
}
