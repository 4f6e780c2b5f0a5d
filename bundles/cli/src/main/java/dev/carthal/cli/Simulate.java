package dev.carthal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        description = "Be a device that the machine does not have.",
        subcommands = Simulate.Scale.class,
        synopsisSubcommandLabel = "DEVICE")
final class Simulate implements Runnable {
    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new picocli.CommandLine.ParameterException(spec.commandLine(), "device must be one of: scale");
        }
    }

    @Command(
            name = "scale",
            description = "Be a serial scale on a pseudo-terminal, until Ctrl-C.",
            footerHeading = "%nExample:%n",
            footer = "  cart simulate scale --link /tmp/scale --load shopping.txt")
    static final class Scale implements Callable<Integer> {
        @Option(names = "--link", required = true, paramLabel = "PATH", description = "A link to its terminal.")
        private Path link = Path.of("");

        @Option(names = "--load", paramLabel = "FILE", description = "What lies on it: lines `seconds milligrams`.")
        private @Nullable Path load;

        @Override
        public Integer call() {
            List<String> arguments = new ArrayList<>(List.of("--link", link.toString()));
            if (load != null) {
                arguments.addAll(List.of("--load", load.toString()));
            }
            throw new UnsupportedOperationException("not there yet: " + arguments);
        }
    }
}
