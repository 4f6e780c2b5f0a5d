package dev.carthal.recording;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Origin;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;
import java.util.Random;

/// Behave like a platform of load cells: swing into a new load, say that it moves, and say that it is stable only
/// when it has been at rest for a while. Shows kilograms with three places. The same seed gives the same readings.
public final class SettlingScale {
    /// Time from one reading to the next, in nanoseconds: ten a second.
    public static final long PERIOD_NANOS = 100_000_000;

    private static final double SWING_SECONDS = 0.18;
    private static final double SWINGS_PER_SECOND = 3;
    private static final double NOISE_MG = 180;
    private static final double AT_REST_MG = 1_000;
    private static final int READINGS_AT_REST = 4;

    private final Random random;
    private double fromMg;
    private long loadMg;
    private long changedNanos;
    private int atRest = READINGS_AT_REST;

    /// Begin at rest.
    ///
    /// @param seed what the noise comes from
    /// @param loadMg what lies on it, in milligrams
    public SettlingScale(long seed, long loadMg) {
        this.random = new Random(seed);
        this.loadMg = loadMg;
        this.fromMg = loadMg;
    }

    /// Change the load.
    ///
    /// @param nanos when
    /// @param mg what is added, in milligrams; negative for what is taken off
    public void add(long nanos, long mg) {
        fromMg = platform(nanos);
        loadMg += mg;
        changedNanos = nanos;
        atRest = 0;
    }

    /// {@return what lies on it, in milligrams}
    public long loadMg() {
        return loadMg;
    }

    /// {@return the reading of this instant; instants must rise}
    ///
    /// @param sequence the number of the reading
    /// @param nanos when
    public Reading read(long sequence, long nanos) {
        double mg = platform(nanos) + random.nextGaussian() * NOISE_MG;
        boolean resting = Math.abs(platform(nanos) - loadMg) < AT_REST_MG;
        atRest = resting ? atRest + 1 : 0;
        var shown = new Indication(BigDecimal.valueOf(Math.round(mg / 1_000), 3), WeightUnit.KILOGRAM);
        return Reading.of(sequence, nanos)
                .from(Origin.SIMULATED)
                .indicating(shown)
                .with(atRest > READINGS_AT_REST ? Flag.STABLE : Flag.MOTION);
    }

    private double platform(long nanos) {
        double seconds = (nanos - changedNanos) / 1e9;
        double swing = Math.exp(-seconds / SWING_SECONDS) * Math.cos(2 * Math.PI * SWINGS_PER_SECOND * seconds);
        return loadMg + (fromMg - loadMg) * swing;
    }
}
