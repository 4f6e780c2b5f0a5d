package dev.carthal.bench;

import java.util.SplittableRandom;

/// Four load cells below a plate, as a converter with 24 bits sees them 80 times a second: unequal, noisy, not
/// straight, creeping under load and drifting with temperature. Only simulated; the figures are those of cheap cells.
final class SimulatedCells {
    static final int RATE = 80;

    private static final double[] MILLIGRAMS_A_COUNT = {5.60, 5.71, 5.52, 5.66};
    private static final int[] ZEROS = {41_200, -8_310, 120_000, 903};
    private static final double NOISE_COUNTS = 50;
    private static final double BOW = 1.5e-4;
    private static final double CREEP = 2e-4;
    private static final double CREEP_SECONDS = 300;
    private static final double DRIFT_COUNTS_A_KELVIN = 10;
    private static final double KELVIN_A_SECOND = 1 / 300.0;
    private static final double MAX_MG = 15e6;

    private final SplittableRandom random;
    private final int[] counts = new int[ZEROS.length];
    private double crept;
    private long samples;

    /// What lies where on the plate: 0 to 1 from the left and from the front.
    record Load(double milligrams, double x, double y) {
        static Load centred(double milligrams) {
            return new Load(milligrams, 0.5, 0.5);
        }

        /// {@return this and so many milligrams more at the same place}
        Load and(double more) {
            return new Load(milligrams + more, x, y);
        }

        double share(int cell) {
            double right = cell % 2 == 0 ? 1 - x : x;
            double back = cell < 2 ? 1 - y : y;
            return right * back;
        }
    }

    SimulatedCells(long seed) {
        random = new SplittableRandom(seed);
    }

    /// {@return the counts of the next instant; the array is filled again each time}
    int[] next(Load load) {
        samples++;
        crept += (load.milligrams() * CREEP - crept) / (CREEP_SECONDS * RATE);
        double drift = samples * KELVIN_A_SECOND / RATE * DRIFT_COUNTS_A_KELVIN;
        double part = load.milligrams() / MAX_MG;
        double felt = load.milligrams() * (1 + 4 * BOW * (1 - part)) + crept;
        for (int cell = 0; cell < counts.length; cell++) {
            double exact = ZEROS[cell] + drift + felt * load.share(cell) / MILLIGRAMS_A_COUNT[cell];
            counts[cell] = (int) Math.round(exact + random.nextGaussian() * NOISE_COUNTS);
        }
        return counts;
    }

    long nanos() {
        return samples * 1_000_000_000L / RATE;
    }
}
