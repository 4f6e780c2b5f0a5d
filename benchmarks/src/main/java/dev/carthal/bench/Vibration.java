package dev.carthal.bench;

import java.util.Locale;
import java.util.SplittableRandom;

/// How a plate shakes, in parts of g: tones that wheels and floor excite, and now and then a joint between tiles.
final class Vibration {
    private static final int TONES = 12;
    private static final double LOWEST_HERTZ = 5;
    private static final double HIGHEST_HERTZ = 30;
    private static final double BUMP = 0.3;
    private static final double BUMP_SECONDS = 0.05;
    private static final double BUMPS_A_SECOND = 1;

    private final double rms;
    private final double[] hertz = new double[TONES];
    private final double[] phase = new double[TONES];
    private final SplittableRandom random;
    private double bumped = -1;

    /// @param rms of the tones, in parts of g
    Vibration(double rms, long seed) {
        this.rms = rms;
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < TONES; i++) {
            hertz[i] = random.nextDouble(LOWEST_HERTZ, HIGHEST_HERTZ);
            phase[i] = random.nextDouble(2 * Math.PI);
        }
    }

    /// {@return the acceleration at that time, `step` after the one before}
    double at(double seconds, double step) {
        double sum = 0;
        for (int i = 0; i < TONES; i++) {
            sum += Math.sin(2 * Math.PI * hertz[i] * seconds + phase[i]);
        }
        if (random.nextDouble() < step * BUMPS_A_SECOND) {
            bumped = seconds;
        }
        double since = seconds - bumped;
        double bump = bumped < 0 || since > BUMP_SECONDS ? 0 : BUMP * Math.cos(Math.PI * since / BUMP_SECONDS);
        return rms * sum * Math.sqrt(2.0 / TONES) + bump;
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%.2f g rms of %.0f-%.0f Hz, and a bump of %.1f g each second or so",
                rms,
                LOWEST_HERTZ,
                HIGHEST_HERTZ,
                BUMP);
    }
}
