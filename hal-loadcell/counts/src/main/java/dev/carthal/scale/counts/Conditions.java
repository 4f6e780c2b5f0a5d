package dev.carthal.scale.counts;

import dev.carthal.hal.weight.Flag;
import java.util.OptionalInt;
import java.util.Set;

/// What is known of where a scale stands at one instant.
///
/// @param milliCelsius temperature of the cells; empty where it is not known, and nothing is compensated then
/// @param tiltMicroradians angle between its axis and the plumb line, 0 or more; empty where it is not known,
///     and the scale is taken for level then
/// @param faults what must be said of a reading because something that should measure does not
public record Conditions(OptionalInt milliCelsius, OptionalInt tiltMicroradians, Set<Flag> faults) {
    private static final int HALF_TURN = 3_141_593;

    /// Nothing measures it, and nothing should.
    public static final Conditions USUAL = new Conditions(OptionalInt.empty(), OptionalInt.empty(), Set.of());

    /// Check the angle.
    public Conditions {
        faults = Set.copyOf(faults);
        int tilt = tiltMicroradians.orElse(0);
        if (tilt < 0 || tilt > HALF_TURN) {
            throw new IllegalArgumentException("tilt must be 0..π rad: " + tilt + " µrad");
        }
    }

    /// {@return what was measured}
    ///
    /// @param milliCelsius temperature of the cells
    /// @param tiltMicroradians angle between its axis and the plumb line, 0 or more
    public static Conditions of(int milliCelsius, int tiltMicroradians) {
        return new Conditions(OptionalInt.of(milliCelsius), OptionalInt.of(tiltMicroradians), Set.of());
    }
}
