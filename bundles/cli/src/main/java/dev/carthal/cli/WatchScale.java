package dev.carthal.cli;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.launcher.LaunchException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "watch",
        description = "Show what a scale says, as it says it, until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cart scale watch --port /dev/ttyUSB0 --protocol toledo-8217",
            "  cart scale watch --port /tmp/scale --protocol cas --json --count 10",
            "  cart scale watch --port /dev/ttyUSB0 --protocol ascii --set baud=2400 --set unit=kg",
            "  cart scale watch --protocol list"
        })
final class WatchScale implements Callable<Integer> {
    /// What the driver for Modbus scales reads: protocols here, maps there.
    private static final Map<String, String> MAPS = Map.of("modbus", "laumas", "modbus-dini-argeo", "dini-argeo");

    private static final Duration STEP = Duration.ofMillis(200);
    private static final long QUIET_NANOS = 3_000_000_000L;

    @Option(names = "--port", paramLabel = "PATH", description = "The port that the scale is at.")
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
            description = "A bundle with another driver; default: serial scales.")
    private @Nullable Path driver;

    @Option(names = "--count", paramLabel = "N", description = "End after so many readings.", defaultValue = "0")
    private long count;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = "End after so many seconds; with exit status 2 if the scale said nothing.",
            defaultValue = "0")
    private long seconds;

    @Option(names = "--json", description = "Print a JSON line for each reading.")
    private boolean json;

    private final Console console;
    private volatile boolean ended;
    private long readings;
    private long periodNanos;
    private long lastNanos;
    private String lastRefusal = "";

    WatchScale(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        try (ScaleDrivers drivers = ScaleDrivers.of(bundle())) {
            if (protocol.equals("list")) {
                Map<String, String> all = new TreeMap<>(drivers.protocols());
                if (driver == null) {
                    MAPS.forEach((id, map) -> all.put(id, "transmitters on Modbus RTU with the register map " + map));
                }
                all.forEach((id, what) -> console.line("%-22s %s".formatted(id, what)));
                return 0;
            }
            check(drivers);
            try (Scale scale = drivers.open(configuration())) {
                Interrupts.call(() -> ended = true);
                follow(scale, drivers.clock());
            } catch (DeviceException e) {
                throw Failed.user(e.getMessage(), e);
            }
        }
        if (readings == 0 && seconds > 0) {
            throw Failed.user("no reading in " + seconds + " s: " + advice());
        }
        return 0;
    }

    private @Nullable Path bundle() throws LaunchException {
        return driver == null && MAPS.containsKey(protocol) ? ScaleDrivers.own("scale-modbus.jar") : driver;
    }

    private void check(ScaleDrivers drivers) throws LaunchException {
        if (port.isEmpty()) {
            throw Failed.user("--port must name the port that the scale is at; see cart help scale-watch");
        }
        boolean known = drivers.protocols().isEmpty() || drivers.protocols().containsKey(protocol);
        if (!known) {
            throw Failed.user("protocol must be one of "
                    + String.join(", ", drivers.protocols().keySet()) + ": protocol=" + protocol);
        }
    }

    private Map<String, Object> configuration() {
        Map<String, Object> values = new HashMap<>(more);
        values.put("port", port);
        if (driver == null && MAPS.containsKey(protocol)) {
            values.putIfAbsent("map", MAPS.get(protocol));
        } else {
            values.put("protocol", protocol);
        }
        return values;
    }

    private void follow(Scale scale, MachineTime clock) throws DeviceException, InterruptedException {
        long begin = clock.nanos();
        long quiet = begin;
        while (!ended && (count == 0 || readings < count) && !over(clock.nanos() - begin)) {
            try {
                if (scale.next(STEP) instanceof Next.Item<Reading>(var reading)) {
                    show(reading, clock);
                    quiet = clock.nanos();
                }
            } catch (DeviceException e) {
                refused(e);
                quiet = clock.nanos();
            }
            if (clock.nanos() - quiet > QUIET_NANOS) {
                console.tell("no reading for " + QUIET_NANOS / 1_000_000_000 + " s: " + advice());
                quiet = clock.nanos();
            }
        }
    }

    private boolean over(long nanos) {
        return seconds > 0 && nanos >= Duration.ofSeconds(seconds).toNanos();
    }

    /// What the scale said and nobody understands is told once, not once a frame.
    private void refused(DeviceException e) throws DeviceException {
        if (e.kind() != Kind.PROTOCOL) {
            throw e;
        }
        if (!e.getMessage().equals(lastRefusal)) {
            lastRefusal = e.getMessage();
            console.tell(lastRefusal);
        }
    }

    private void show(Reading reading, MachineTime clock) {
        readings++;
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

    private String advice() {
        return "is the scale on, the cable right, the protocol " + protocol
                + "? Some scales are silent while they are empty or not stable: port=" + port;
    }
}
