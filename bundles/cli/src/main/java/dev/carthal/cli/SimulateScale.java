package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import dev.carthal.simulator.scale.Fault;
import dev.carthal.simulator.scale.Load;
import dev.carthal.simulator.scale.RunningScale;
import dev.carthal.simulator.scale.ScaleOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
            "  cart simulate scale --link /tmp/scale --fault unplug@20+5 --fault torn@40"
        })
final class SimulateScale implements Callable<Integer> {
    @Option(names = "--link", required = true, paramLabel = "PATH", description = "Where to put the link to its port.")
    private Path link = Path.of("");

    @Option(
            names = "--load",
            paramLabel = "FILE",
            description = "What lies on it: lines `seconds milligrams`; # begins a comment.")
    private @Nullable Path load;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            converter = FaultText.class,
            description = "KIND@SECONDS[+SECONDS]; silence, torn, garbage, unplug or overload. Can be repeated.")
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

    @Option(names = "--polled", description = "Speak only when asked.")
    private boolean polled;

    private final Console console;

    SimulateScale(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        CompletableFuture<Void> end = new CompletableFuture<>();
        try (RunningScale scale = RunningScale.start(options())) {
            scale.ended().whenComplete((_, failure) -> {
                if (failure != null) {
                    end.completeExceptionally(failure);
                }
            });
            Interrupts.call(() -> end.complete(null));
            console.tell("a scale is at " + link.toAbsolutePath() + ", until Ctrl-C");
            end.get();
            return 0;
        } catch (ExecutionException e) {
            throw Failed.ours("the scale failed: " + e.getCause(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw Failed.user(String.valueOf(e.getMessage()), e);
        }
    }

    private ScaleOptions options() throws IOException {
        return new ScaleOptions(
                link,
                load == null ? Load.NOTHING : Load.read(load),
                rate,
                Duration.ofMillis(settle),
                noise,
                resolution,
                capacity,
                seed,
                polled,
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
