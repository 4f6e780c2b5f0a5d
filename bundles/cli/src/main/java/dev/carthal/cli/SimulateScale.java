package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import dev.carthal.simulator.scale.Fault;
import dev.carthal.simulator.scale.Load;
import dev.carthal.simulator.scale.RunningScale;
import dev.carthal.simulator.scale.ScaleOptions;
import dev.carthal.simulator.scale.ScaleOptions.Manner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "scale",
        description = "Be a serial scale on a pseudo-terminal of its own, until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cart simulate scale --link /tmp/scale --load shopping.txt",
            "  cart simulate scale --link /tmp/scale --protocol toledo-8217",
            "  cart simulate scale --link /tmp/scale --protocol cas --fault unplug@20+5 --fault checksum@40"
        })
final class SimulateScale implements Callable<Integer> {
    @Option(names = "--link", paramLabel = "PATH", description = "Where to put the link to its port.")
    private @Nullable Path link;

    @Option(
            names = "--protocol",
            paramLabel = "ID",
            defaultValue = "ascii",
            description = "What it speaks; default ascii; list prints all.")
    private String protocol = "";

    @Option(
            names = "--load",
            paramLabel = "FILE",
            description = "What lies on it: lines `seconds milligrams`; # begins a comment.")
    private @Nullable Path load;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            converter = FaultText.class,
            description =
                    "KIND@SECONDS[+SECONDS]; silence, torn, checksum, garbage, unplug or overload. Can be repeated.")
    private List<Fault> faults = List.of();

    @Option(names = "--rate", paramLabel = "N", defaultValue = "10", description = "Frames a second; default 10.")
    private int rate;

    @Option(
            names = "--settle",
            paramLabel = "MS",
            defaultValue = "150",
            description = "Time constant of its indication; default 150.")
    private int settle;

    @Option(
            names = "--noise",
            paramLabel = "MG",
            defaultValue = "200",
            description = "Standard deviation of its indication; default 200.")
    private long noise;

    @Option(names = "--resolution", paramLabel = "MG", defaultValue = "1000", description = "Its step; default 1000.")
    private long resolution;

    @Option(
            names = "--capacity",
            paramLabel = "MG",
            defaultValue = "30000000",
            description = "Above this it shows overload; default 30000000.")
    private long capacity;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Where its noise comes from.")
    private long seed;

    @Option(
            names = "--polled",
            description = "Speak only when asked, by what is usual for the protocol or by Q, READ or W.")
    private boolean polled;

    @Option(names = "--stream", description = "Send by itself, where the protocol has it be asked.")
    private boolean streaming;

    @Option(
            names = "--scan",
            paramLabel = "SCANDATA",
            description =
                    "What the scanner on a datalogic cable reads: AIM identifier and data, or the digits of an EAN."
                            + " Can be repeated; one after the other then.")
    private List<String> scans = List.of();

    @Option(
            names = "--every",
            paramLabel = "MS",
            defaultValue = "2000",
            description = "How often that scanner does; default 2000.")
    private int every;

    private final Console console;

    SimulateScale(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        if (protocol.equals("list")) {
            ScaleOptions.protocols().forEach(console::line);
            return 0;
        }
        if (link == null) {
            throw Failed.user("--link must say where to put the link to the port; see cart help simulate scale");
        }
        try (RunningScale scale = RunningScale.start(options(link))) {
            scale.scan(scans, Duration.ofMillis(every));
            console.tell("a scale that speaks " + protocol + " is at " + link.toAbsolutePath() + ", until Ctrl-C");
            return Simulate.untilInterrupted("scale", scale.ended());
        } catch (IOException | IllegalArgumentException e) {
            throw Failed.user(String.valueOf(e.getMessage()), e);
        }
    }

    private ScaleOptions options(Path place) throws IOException {
        Manner manner = polled ? Manner.POLLED : streaming ? Manner.STREAMING : Manner.USUAL;
        return new ScaleOptions(
                protocol,
                place,
                load == null ? Load.NOTHING : Load.read(load),
                rate,
                Duration.ofMillis(settle),
                noise,
                resolution,
                capacity,
                seed,
                manner,
                faults);
    }

    /// Read a fault.
    static final class FaultText implements ITypeConverter<Fault> {
        @Override
        public Fault convert(String text) {
            try {
                return Fault.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
