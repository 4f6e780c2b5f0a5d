package dev.carthal.cli;

import com.google.gson.JsonObject;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.launcher.LaunchException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "watch",
        description = "Show what a scanner reads, as it reads it, until Ctrl-C.",
        footerHeading = "%nWith --json, for each scan:%n",
        footer = {
            "  {\"at\", \"symbology\", \"aim\", \"text\", \"raw\"}; raw in hex, FNC1 inside text is the character 1D,",
            "  so that aim and text are what cart gs1 reads.",
            "",
            "Examples:",
            "  cart scanner watch --port /dev/ttyACM0 --protocol honeywell --set trigger=true",
            "  cart scanner watch --port /tmp/scanner --protocol ssi --json --count 10",
            "  cart scanner watch --port /dev/ttyUSB0 --protocol generic --set aim=retail --set framing=crlf",
            "  cart scanner watch --port 0c2e:0200 --protocol wedge --set layout=de",
            "  cart scanner watch --protocol list"
        })
final class WatchScanner implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PLACE",
            description = "The port that the scanner is at, or its hidraw or event device.")
    private String port = "";

    @Option(
            names = "--protocol",
            paramLabel = "ID",
            defaultValue = "generic",
            description = "What it speaks; default generic; list prints all.")
    private String protocol = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any other configuration of the driver, such as baud=115200 or aim=retail. Can be repeated.")
    private Map<String, String> more = Map.of();

    @Mixin
    private Limits limits = new Limits();

    @Option(names = "--json", description = "Print a JSON line for each scan.")
    private boolean json;

    private final Console console;

    WatchScanner(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        Way way = Way.SCANNERS.getOrDefault(protocol, Way.SERIAL_SCANNER);
        try (DriverBundle<ScannerDriver> drivers = DriverBundle.of(ScannerDriver.class, way.bundle())) {
            Map<String, String> all = new TreeMap<>(drivers.protocols());
            Way.SCANNERS.forEach((id, other) -> all.put(id, other.about()));
            if (protocol.equals("list")) {
                all.forEach((id, what) -> console.line("%-12s %s".formatted(id, what)));
                return 0;
            }
            if (!all.containsKey(protocol)) {
                throw Failed.user(
                        "protocol must be one of " + String.join(", ", all.keySet()) + ": protocol=" + protocol);
            }
            watch(drivers, way.equals(Way.SERIAL_SCANNER) ? way.with("protocol", protocol) : way);
        }
        return 0;
    }

    private void watch(DriverBundle<ScannerDriver> drivers, Way way) throws LaunchException, InterruptedException {
        if (port.isEmpty() && way.needsPlace()) {
            throw Failed.user("--port must name the port that the scanner is at; see cart help scanner-watch");
        }
        String advice = "is the scanner on, the cable right, the protocol " + protocol + "? port=" + port;
        try (Scanner scanner = drivers.driver().open(drivers.context("scanner/bench", way.configuration(port, more)))) {
            new Watching<Scan>(console, limits, "scan", advice)
                    .follow(scanner, drivers.clock(), false, scan -> show(scan, drivers.clock()));
        } catch (DeviceException e) {
            throw Failed.user(e.getMessage(), e);
        }
    }

    private void show(Scan scan, MachineTime clock) {
        String raw = HexFormat.of().formatHex(scan.data());
        if (json) {
            JsonObject line = new JsonObject();
            line.addProperty("at", clock.wall().toString());
            line.addProperty("symbology", scan.symbology());
            line.addProperty("aim", scan.aim());
            line.addProperty("text", scan.text());
            line.addProperty("raw", raw);
            console.json(line);
        } else {
            console.line(
                    String.format(Locale.ROOT, "%-14s %s  %s  %s", scan.symbology(), scan.aim(), printed(scan), raw));
        }
    }

    /// A terminal must not obey what a barcode holds.
    private static String printed(Scan scan) {
        StringBuilder text = new StringBuilder();
        for (char c : scan.text().toCharArray()) {
            text.append(c == 0x1D ? "<GS>" : Character.isISOControl(c) ? "." : Character.toString(c));
        }
        return text.toString();
    }
}
