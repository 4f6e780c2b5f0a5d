package dev.carthal.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/// Say how long something is watched; without either, until Ctrl-C.
final class Limits {
    @Option(names = "--count", paramLabel = "N", description = "End after so many.", defaultValue = "0")
    private long count;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = "End after so many seconds; with exit status 2 if nothing came.",
            defaultValue = "0")
    private long seconds;

    boolean isReached(long seen, long nanos) {
        return (count > 0 && seen >= count)
                || (seconds > 0 && nanos >= Duration.ofSeconds(seconds).toNanos());
    }

    boolean hasTime() {
        return seconds > 0;
    }

    long seconds() {
        return seconds;
    }
}
