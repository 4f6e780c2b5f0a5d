package dev.carthal.hal.swap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

record PlainSwapRequest(Path jar, List<Path> runtimes, Optional<String> slot, Duration observe, boolean sameVersion)
        implements SwapRequest {
    PlainSwapRequest {
        runtimes = List.copyOf(runtimes);
        if (observe.isNegative()) {
            throw new IllegalArgumentException("observe must be zero or more: observe=" + observe);
        }
    }

    @Override
    public SwapRequest with(List<Path> more) {
        return new PlainSwapRequest(jar, more, slot, observe, sameVersion);
    }

    @Override
    public SwapRequest in(String name) {
        return new PlainSwapRequest(jar, runtimes, Optional.of(name), observe, sameVersion);
    }

    @Override
    public SwapRequest observing(Duration time) {
        return new PlainSwapRequest(jar, runtimes, slot, time, sameVersion);
    }

    @Override
    public SwapRequest allowingSameVersion() {
        return new PlainSwapRequest(jar, runtimes, slot, observe, true);
    }
}
