package dev.carthal.simulator.scale;

/// The time of a simulated device, which is real and on nobody's clock but its own.
final class MonotonicClock {
    private final long start = System.nanoTime();

    long nanos() {
        return System.nanoTime() - start;
    }
}
