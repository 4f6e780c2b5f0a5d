package dev.carthal.simulator.scale;

import java.util.Random;

/// The mechanics: an indication that follows the load with a time constant and trembles. Seeded, so that a run
/// can be repeated.
final class Platform {
    private final ScaleOptions options;
    private final Random random;
    private double milligrams;
    private long lastNanos;

    Platform(ScaleOptions options) {
        this.options = options;
        this.random = new Random(options.seed());
        this.milligrams = options.load().at(0);
    }

    /// {@return the indication at that time, rounded to the resolution; times rise from call to call}
    long indicationMg(long nanos) {
        double target = options.load().at(nanos);
        double settle = options.settle().toNanos();
        double share = settle == 0 ? 1 : 1 - Math.exp(-(nanos - lastNanos) / settle);
        milligrams += (target - milligrams) * share;
        lastNanos = nanos;
        double noisy = milligrams + random.nextGaussian() * options.noiseMg();
        return Math.round(noisy / options.resolutionMg()) * options.resolutionMg();
    }

    /// {@return whether the indication still moves by more than it trembles}
    boolean moving(long nanos) {
        double left = Math.abs(options.load().at(nanos) - milligrams);
        return left > Math.max(options.resolutionMg() / 2.0, 3.0 * options.noiseMg());
    }

    double noise() {
        return random.nextDouble();
    }
}
