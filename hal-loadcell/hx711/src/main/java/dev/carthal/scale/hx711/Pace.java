package dev.carthal.scale.hx711;

/// The times of a chip.
///
/// @param gain of its conversions
/// @param rate conversions a second
/// @param longestHighNanos a pulse that lasts as long may have switched it off
record Pace(Gain gain, int rate, long longestHighNanos) {
    private static final int SETTLING_CONVERSIONS = 4;

    long periodNanos() {
        return 1_000_000_000L / rate;
    }

    long settlingNanos() {
        return SETTLING_CONVERSIONS * periodNanos();
    }
}
