package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import dev.carthal.simulator.scale.Fault;
import dev.carthal.simulator.scanner.RunningScanner;
import dev.carthal.simulator.scanner.ScannerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "scanner",
        description = "Be a serial barcode scanner on a pseudo-terminal of its own, until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cart simulate scanner --link /tmp/scanner",
            "  cart simulate scanner --link /tmp/scanner --protocol honeywell --scan ]C10104006381333931",
            "  cart simulate scanner --link /tmp/scanner --protocol ssi --fault lost-ack@5+10 --fault unplug@20+5"
        })
final class SimulateScanner implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Option(names = "--link", paramLabel = "PATH", description = "Where to put the link to its port.")
    private @Nullable Path link;

    @Option(
            names = "--protocol",
            paramLabel = "ID",
            defaultValue = "generic",
            description = "What it speaks; default generic; list prints all.")
    private String protocol = "";

    @Option(
            names = "--scan",
            paramLabel = "SCANDATA",
            defaultValue = "4006381333931",
            description = "What it reads: AIM identifier and data, or the digits of an EAN. Can be repeated; one after"
                    + " the other then.")
    private List<String> scans = List.of();

    @Option(names = "--every", paramLabel = "MS", defaultValue = "2000", description = "How often; default 2000.")
    private int every;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            converter = SimulateScale.FaultText.class,
            description =
                    "KIND@SECONDS[+SECONDS]; silence, torn, garbage or unplug, with ssi also checksum and lost-ack."
                            + " Can be repeated.")
    private List<Fault> faults = List.of();

    private final Console console;

    SimulateScanner(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        if (protocol.equals("list")) {
            ScannerOptions.protocols().forEach(console::line);
            return 0;
        }
        if (link == null) {
            throw Failed.user("--link must say where to put the link to the port; see cart help simulate scanner");
        }
        try (RunningScanner scanner = RunningScanner.start(
                new ScannerOptions(protocol, link, scans, Duration.ofMillis(every), PATIENCE, faults))) {
            console.tell("a scanner that speaks " + protocol + " is at " + link.toAbsolutePath() + ", until Ctrl-C");
            return Simulate.untilInterrupted("scanner", scanner.ended());
        } catch (IOException | IllegalArgumentException e) {
            throw Failed.user(String.valueOf(e.getMessage()), e);
        }
    }
}
