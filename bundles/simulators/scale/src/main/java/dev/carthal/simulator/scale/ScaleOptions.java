package dev.carthal.simulator.scale;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How the simulated scale behaves.
///
/// @param protocol what it speaks, one of [#protocols]
/// @param link where to put the link to its port
/// @param load what lies on it
/// @param rate frames a second that it sends, 1 to 100
/// @param settle time constant with which its indication follows the load
/// @param noiseMg standard deviation of its indication in milligrams, while it moves and at rest
/// @param resolutionMg what its indication is rounded to, in milligrams
/// @param capacityMg above this it shows overload, in milligrams
/// @param seed of the noise
/// @param manner whether it sends by itself
/// @param faults what goes wrong
public record ScaleOptions(
        String protocol,
        Path link,
        Load load,
        int rate,
        Duration settle,
        long noiseMg,
        long resolutionMg,
        long capacityMg,
        long seed,
        Manner manner,
        List<Fault> faults) {
    /// Whether a scale sends by itself.
    public enum Manner {
        /// As is usual for its protocol.
        USUAL,
        /// It speaks when asked; where that is not usual, by `Q`, `READ` or `W` at the end of a line.
        POLLED,
        /// It sends by itself, and answers as well.
        STREAMING
    }

    /// Check the ranges.
    ///
    /// @throws IllegalArgumentException if a value is out of its range
    public ScaleOptions {
        faults = List.copyOf(faults);
        ScaleProtocol spoken = ScaleProtocol.named(protocol)
                .orElseThrow(() -> new IllegalArgumentException("protocol must be one of "
                        + String.join(", ", ScaleProtocol.ids()) + ": protocol=" + protocol));
        require(
                spoken.checked() || faults.stream().noneMatch(fault -> fault.kind() == Fault.Kind.CHECKSUM),
                "the protocol must have a checksum for the fault checksum: protocol=" + protocol);
        require(
                faults.stream().noneMatch(fault -> fault.kind() == Fault.Kind.LOST_ACK),
                "a scale has no fault lost-ack; nothing is acknowledged: protocol=" + protocol);
        require(rate >= 1 && rate <= 100, "rate must be 1..100: rate=" + rate);
        require(!settle.isNegative(), "settle must not be negative: settle=" + settle);
        require(noiseMg >= 0, "noise must not be negative: noiseMg=" + noiseMg);
        require(resolutionMg >= 1, "resolution must be 1 mg or more: resolutionMg=" + resolutionMg);
        require(capacityMg >= 1, "capacity must be 1 mg or more: capacityMg=" + capacityMg);
    }

    /// {@return what a simulated scale can speak}
    public static List<String> protocols() {
        return ScaleProtocol.ids();
    }

    /// {@return a quiet 30 kg scale with 1 g resolution and nothing on it, that sends ASCII lines}
    public static ScaleOptions of(Path link) {
        return new ScaleOptions(
                "ascii",
                link,
                Load.NOTHING,
                10,
                Duration.ofMillis(150),
                200,
                1000,
                30_000_000,
                1,
                Manner.USUAL,
                List.of());
    }

    /// {@return these options of a scale that speaks that}
    public ScaleOptions speaking(String what) {
        return new ScaleOptions(
                what, link, load, rate, settle, noiseMg, resolutionMg, capacityMg, seed, manner, faults);
    }

    /// {@return these options with that load}
    public ScaleOptions loaded(Load what) {
        return new ScaleOptions(
                protocol, link, what, rate, settle, noiseMg, resolutionMg, capacityMg, seed, manner, faults);
    }

    /// {@return these options with those faults}
    public ScaleOptions failing(Fault... what) {
        return new ScaleOptions(
                protocol, link, load, rate, settle, noiseMg, resolutionMg, capacityMg, seed, manner, List.of(what));
    }

    /// {@return these options, of a scale that speaks only when asked}
    public ScaleOptions asked() {
        return new ScaleOptions(
                protocol, link, load, rate, settle, noiseMg, resolutionMg, capacityMg, seed, Manner.POLLED, faults);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    ScaleProtocol spoken() {
        return ScaleProtocol.named(protocol).orElseThrow();
    }

    boolean streams() {
        return manner == Manner.STREAMING || (manner == Manner.USUAL && spoken().streams);
    }
}
