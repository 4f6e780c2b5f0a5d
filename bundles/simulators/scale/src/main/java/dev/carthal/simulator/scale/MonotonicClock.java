package dev.carthal.simulator.scale;

/// The time of a simulated device, which is real and on nobody's clock but its own.
public final class MonotonicClock {
    private final long start = System.nanoTime();

    /// {@return nanoseconds since it was made}
    public long nanos() {
        return System.nanoTime() - start;
    }
}
