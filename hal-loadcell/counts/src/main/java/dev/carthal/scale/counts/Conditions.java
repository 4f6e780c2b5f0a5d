package dev.carthal.scale.counts;

/// Where a scale stands at one instant.
///
/// @param milliCelsius temperature of the cells
/// @param tiltMicroradians angle between its axis and the plumb line, 0 or more
public record Conditions(int milliCelsius, int tiltMicroradians) {
    /// Level, at 20 °C: what is assumed where nothing measures it.
    public static final Conditions USUAL = new Conditions(20_000, 0);

    /// Check the angle.
    public Conditions {
        if (tiltMicroradians < 0 || tiltMicroradians > Math.PI * 1e6) {
            throw new IllegalArgumentException("tilt must be 0..π rad: " + tiltMicroradians + " µrad");
        }
    }
}
