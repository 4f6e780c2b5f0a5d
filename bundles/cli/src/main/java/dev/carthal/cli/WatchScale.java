package dev.carthal.cli;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.launcher.LaunchException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "watch",
        description = "Show what a scale says, as it says it, until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cart scale watch --port /dev/ttyUSB0 --protocol toledo-8217",
            "  cart scale watch --port /tmp/scale --protocol cas --json --count 10",
            "  cart scale watch --port /dev/ttyUSB0 --protocol ascii --set baud=2400 --set unit=kg",
            "  cart scale watch --protocol hid",
            "  cart scale watch --port iio:device0 --protocol hx711 --set cells=81234:4251",
            "  cart scale watch --protocol list"
        })
final class WatchScale implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PLACE",
            description = "The port that the scale is at, its hidraw device, or its chips with commas between.")
    private String port = "";

    @Option(names = "--protocol", paramLabel = "ID", description = "What it speaks; list prints all.")
    private String protocol = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any other configuration of the driver, such as baud=2400 or map=FILE. Can be repeated.")
    private Map<String, String> more = Map.of();

    @Option(
            names = "--driver",
            paramLabel = "JAR",
            description = "A bundle with another driver; default: those that come with this command.")
    private @Nullable Path driver;

    @Mixin
    private Limits limits = new Limits();

    @Option(names = "--json", description = "Print a JSON line for each reading.")
    private boolean json;

    private final Console console;
    private long periodNanos;
    private long lastNanos;

    WatchScale(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        Way way = driver == null ? Way.SCALES.getOrDefault(protocol, Way.SERIAL_SCALE) : Way.SERIAL_SCALE;
        try (DriverBundle<ScaleDriver> drivers =
                DriverBundle.of(ScaleDriver.class, driver == null ? way.bundle() : driver)) {
            if (protocol.equals("list")) {
                list(drivers);
                return 0;
            }
            watch(drivers, way.equals(Way.SERIAL_SCALE) ? serial(drivers, way) : way);
        }
        return 0;
    }

    private void list(DriverBundle<ScaleDriver> drivers) {
        Map<String, String> all = new TreeMap<>(drivers.protocols());
        if (driver == null) {
            Way.SCALES.forEach((id, way) -> all.put(id, way.about()));
        }
        all.forEach((id, what) -> console.line("%-22s %s".formatted(id, what)));
    }

    private Way serial(DriverBundle<ScaleDriver> drivers, Way way) throws LaunchException {
        if (!drivers.protocols().isEmpty() && !drivers.protocols().containsKey(protocol)) {
            Map<String, String> all = new TreeMap<>(drivers.protocols());
            if (driver == null) {
                Way.SCALES.forEach((id, other) -> all.put(id, other.about()));
            }
            throw Failed.user("protocol must be one of " + String.join(", ", all.keySet()) + ": protocol=" + protocol);
        }
        return way.with("protocol", protocol);
    }

    private void watch(DriverBundle<ScaleDriver> drivers, Way way) throws LaunchException, InterruptedException {
        if (port.isEmpty() && way.needsPlace()) {
            throw Failed.user("--port must name the port that the scale is at; see cart help scale-watch");
        }
        String advice = "is the scale on, the cable right, the protocol " + protocol
                + "? Some scales are silent while they are empty or not stable: port=" + port;
        boolean bare = way.isUncalibrated(more);
        if (bare) {
            console.tell("these cells are not calibrated: what comes are counts; --set cells=ZERO:NANOGRAMS,… or"
                    + " calibration=FILE makes weights of them");
        }
        MachineTime clock = drivers.clock();
        try (Scale scale = drivers.driver().open(drivers.context("scale/bench", way.configuration(port, more)))) {
            new Watching<Reading>(console, limits, "reading", advice)
                    .follow(scale, clock, true, reading -> show(bare ? counts(reading) : reading, clock));
        } catch (DeviceException e) {
            throw Failed.user(e.getMessage(), e);
        }
    }

    private static Reading counts(Reading reading) {
        return Reading.of(reading.sequence(), reading.captureNanos())
                .from(reading.origin())
                .ofBytes(reading.raw())
                .with(Flag.CALIBRATION_FAULT);
    }

    private void show(Reading reading, MachineTime clock) {
        if (lastNanos != 0) {
            long period = reading.captureNanos() - lastNanos;
            periodNanos = periodNanos == 0 ? period : (periodNanos * 7 + period) / 8;
        }
        lastNanos = reading.captureNanos();
        if (json) {
            console.json(ScaleLine.json(clock.wall(), reading));
        } else {
            console.line(ScaleLine.text(reading, periodNanos == 0 ? 0 : 1e9 / periodNanos));
        }
    }
}
