package dev.carthal.scale.counts;

import java.util.List;

/// Straight lines between known points; beyond the last one its line goes on.
///
/// @param points at least two, rising; empty for a straight cell
public record Linearisation(List<Point> points) {
    /// Nothing to correct.
    public static final Linearisation NONE = new Linearisation(List.of());

    /// What was on the scale, and what it said.
    ///
    /// @param saidMicrograms without correction
    /// @param wasMicrograms the true load
    public record Point(long saidMicrograms, long wasMicrograms) {}

    /// Check that the points rise.
    public Linearisation {
        points = List.copyOf(points);
        if (points.size() == 1) {
            throw new IllegalArgumentException("a linearisation needs two points or none: points=" + points);
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).saidMicrograms() <= points.get(i - 1).saidMicrograms()
                    || points.get(i).wasMicrograms() <= points.get(i - 1).wasMicrograms()) {
                throw new IllegalArgumentException("the points of a linearisation must rise: points=" + points);
            }
        }
    }

    long apply(long micrograms) {
        if (points.isEmpty()) {
            return micrograms;
        }
        int end = 1;
        while (end < points.size() - 1 && points.get(end).saidMicrograms() < micrograms) {
            end++;
        }
        Point from = points.get(end - 1);
        Point to = points.get(end);
        long said = to.saidMicrograms() - from.saidMicrograms();
        long excess = to.wasMicrograms() - from.wasMicrograms() - said;
        // The excess is small beside the load, so that the product stays in range.
        return micrograms
                + from.wasMicrograms()
                - from.saidMicrograms()
                + scaled(micrograms - from.saidMicrograms(), excess, said);
    }

    private static long scaled(long value, long by, long over) {
        long whole = value / over * by;
        return whole + Rounding.divide(Math.multiplyExact(value % over / 1_000, by), Math.max(1, over / 1_000));
    }
}
