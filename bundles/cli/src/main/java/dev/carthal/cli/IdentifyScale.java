package dev.carthal.cli;

import com.google.gson.JsonObject;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.launcher.LaunchException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "identify",
        description = {
            "Find out what a scale speaks. First it listens. Only if the scale says nothing by itself, it asks",
            "for a weight, protocol by protocol, with questions that change no scale's state and print nothing;",
            "scales that would have to be told a price (dialog06…), or asked with the command to print, are not asked."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cart scale identify --port /dev/ttyUSB0",
            "  cart scale identify --port /tmp/scale --baud 4800 --json"
        })
final class IdentifyScale implements Callable<Integer> {
    private static final Duration STEP = Duration.ofMillis(50);
    private static final long LISTEN_NANOS = 1_500_000_000L;
    private static final long ASK_NANOS = 900_000_000L;
    /// What has begun to answer may be slow.
    private static final long HEARD_NANOS = 4_000_000_000L;

    private static final int SURE = 3;

    /// The most particular first: a frame with a checksum looks like one without, too.
    private static final List<String> STREAMS = List.of(
            "toledo-continuous",
            "toledo-continuous-12",
            "toledo-continuous-17",
            "toledo-continuous-11",
            "cas-22",
            "ascii");

    /// No question has a letter that means to zero, tare, print or echo to a scale that was not asked before it.
    private static final List<String> QUESTIONS = List.of(
            "toledo-8217",
            "nci",
            "sma",
            "mt-sics",
            "ascii-radwag",
            "cas",
            "cas-14",
            "cas-pb2",
            "datalogic",
            "ascii-ad");

    @Option(names = "--port", required = true, paramLabel = "PATH", description = "The port that the scale is at.")
    private String port = "";

    @Option(
            names = "--baud",
            paramLabel = "N",
            description = "Bits per second; default: what is usual for each protocol.",
            defaultValue = "0")
    private int baud;

    @Option(names = "--json", description = "Print a JSON line.")
    private boolean json;

    private final Console console;

    /// What came of one protocol.
    private record Found(
            String protocol,
            int readings,
            int refusals,
            @Nullable Reading example) {
        boolean sure() {
            return readings >= SURE && refusals == 0 && example != null;
        }

        boolean heardAnything() {
            return readings + refusals > 0;
        }
    }

    IdentifyScale(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        try (DriverBundle<ScaleDriver> drivers = DriverBundle.of(ScaleDriver.class, Way.SERIAL_SCALE.bundle())) {
            List<String> tried = new ArrayList<>();
            Optional<Found> found = identified(drivers, tried);
            if (found.isEmpty()) {
                throw Failed.user("no scale that I am sure of: port=" + port + ", tried " + String.join(", ", tried)
                        + (baud == 0 ? "; --baud tries another speed" : ", baud=" + baud));
            }
            tell(found.get());
            return 0;
        } catch (DeviceException e) {
            throw Failed.user(e.getMessage(), e);
        }
    }

    private Optional<Found> identified(DriverBundle<ScaleDriver> drivers, List<String> tried)
            throws DeviceException, InterruptedException {
        Found lines = listen(drivers, "ascii", LISTEN_NANOS);
        boolean speaks = lines.heardAnything()
                || listen(drivers, "toledo-continuous", LISTEN_NANOS).heardAnything();
        for (String protocol : speaks ? STREAMS : QUESTIONS) {
            tried.add(protocol);
            Found found = listen(drivers, protocol, speaks ? LISTEN_NANOS : ASK_NANOS);
            if (found.sure() && !doubtful(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// Numbers without a header could be anything's.
    private static boolean doubtful(Found found) {
        return found.protocol().equals("ascii")
                && found.example() != null
                && found.example().flags().stream()
                        .noneMatch(flag -> flag == Flag.STABLE || flag == Flag.MOTION || flag == Flag.OVERLOAD);
    }

    private Found listen(DriverBundle<ScaleDriver> drivers, String protocol, long nanos)
            throws DeviceException, InterruptedException {
        Map<String, Object> values = new HashMap<>(Map.of("port", port, "protocol", protocol, "poll.ms", 100));
        if (baud != 0) {
            values.put("baud", baud);
        }
        int readings = 0;
        int refusals = 0;
        Reading example = null;
        try (Scale scale = drivers.driver().open(drivers.context("scale/bench", values))) {
            long begin = drivers.clock().nanos();
            while (readings < SURE
                    && drivers.clock().nanos() - begin < (readings > 0 && refusals == 0 ? HEARD_NANOS : nanos)) {
                try {
                    if (scale.next(STEP) instanceof Next.Item<Reading>(var reading)) {
                        readings++;
                        example = reading;
                    }
                } catch (DeviceException e) {
                    if (e.kind() != Kind.PROTOCOL) {
                        throw e;
                    }
                    refusals++;
                }
            }
        }
        return new Found(protocol, readings, refusals, example);
    }

    private void tell(Found found) {
        if (json) {
            JsonObject line = new JsonObject();
            line.addProperty("port", port);
            line.addProperty("protocol", found.protocol());
            line.addProperty("readings", found.readings());
            console.json(line);
        } else {
            String example = found.example() == null ? "" : ", such as " + ScaleLine.shown(found.example());
            console.line(found.protocol() + ": " + found.readings() + " readings" + example);
        }
    }
}
