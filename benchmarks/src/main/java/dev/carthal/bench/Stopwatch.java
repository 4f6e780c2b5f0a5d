package dev.carthal.bench;

/// The machine's time: a benchmark measures it, and runs no cart of its own.
final class Stopwatch {
    private final long start = System.nanoTime();

    double millis() {
        return (System.nanoTime() - start) / 1e6;
    }
}
