package dev.carthal.scale.counts;

/// A cell that does not stand level feels only a part of the weight: 1/cos θ puts it right.
final class Tilt {
    /// 8.1°: beyond that the series is not exact any more, and no cart weighs there.
    static final int LARGEST_MICRORADIANS = 141_000;

    private static final long PPB = 1_000_000_000;

    private Tilt() {}

    /// {@return the weight of what pressed with `micrograms` on a scale that leans by that angle}
    static long levelled(long micrograms, int microradians) {
        if (microradians == 0) {
            return micrograms;
        }
        // 1/cos θ - 1 = θ²/2 + 5θ⁴/24 + …, here in parts per billion
        long square = Rounding.divide((long) microradians * microradians, 1_000);
        long fourth = Rounding.divide(square * square, PPB);
        long ppb = Rounding.divide(square, 2) + Rounding.divide(5 * fourth, 24);
        return micrograms + micrograms / PPB * ppb + Rounding.divide(micrograms % PPB * ppb, PPB);
    }
}
