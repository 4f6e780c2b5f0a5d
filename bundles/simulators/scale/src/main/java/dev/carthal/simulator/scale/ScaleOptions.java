package dev.carthal.simulator.scale;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How the simulated scale behaves.
///
/// @param link where to put the link to its port
/// @param load what lies on it
/// @param rate frames a second that it sends, 1 to 100
/// @param settle time constant with which its indication follows the load
/// @param noiseMg standard deviation of its indication in milligrams, while it moves and at rest
/// @param resolutionMg what its indication is rounded to, in milligrams
/// @param capacityMg above this it shows overload, in milligrams
/// @param seed of the noise
/// @param polled whether it answers `Q`, `READ` or `W` at the end of a line instead of sending by itself
/// @param faults what goes wrong
public record ScaleOptions(
        Path link,
        Load load,
        int rate,
        Duration settle,
        long noiseMg,
        long resolutionMg,
        long capacityMg,
        long seed,
        boolean polled,
        List<Fault> faults) {
    /// Check the ranges.
    ///
    /// @throws IllegalArgumentException if a value is out of its range
    public ScaleOptions {
        faults = List.copyOf(faults);
        require(rate >= 1 && rate <= 100, "rate must be 1..100: rate=" + rate);
        require(!settle.isNegative(), "settle must not be negative: settle=" + settle);
        require(noiseMg >= 0, "noise must not be negative: noiseMg=" + noiseMg);
        require(resolutionMg >= 1, "resolution must be 1 mg or more: resolutionMg=" + resolutionMg);
        require(capacityMg >= 1, "capacity must be 1 mg or more: capacityMg=" + capacityMg);
    }

    /// {@return a quiet 30 kg scale with 1 g resolution and nothing on it}
    public static ScaleOptions of(Path link) {
        return new ScaleOptions(
                link, Load.NOTHING, 10, Duration.ofMillis(150), 200, 1000, 30_000_000, 1, false, List.of());
    }

    /// {@return these options with that load}
    public ScaleOptions loaded(Load what) {
        return new ScaleOptions(link, what, rate, settle, noiseMg, resolutionMg, capacityMg, seed, polled, faults);
    }

    /// {@return these options with those faults}
    public ScaleOptions failing(Fault... what) {
        return new ScaleOptions(
                link, load, rate, settle, noiseMg, resolutionMg, capacityMg, seed, polled, List.of(what));
    }

    /// {@return these options, of a scale that speaks only when asked}
    public ScaleOptions asked() {
        return new ScaleOptions(link, load, rate, settle, noiseMg, resolutionMg, capacityMg, seed, true, faults);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
