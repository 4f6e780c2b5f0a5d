package dev.carthal.scale.counts;

/// Round exactly, halves away from zero, as displays do.
final class Rounding {
    private Rounding() {}

    /// {@return `value` ÷ `by`, rounded; `by` is above zero}
    static long divide(long value, long by) {
        long whole = value / by;
        long rest = Math.abs(value % by);
        return rest >= by - rest ? whole + (value < 0 ? -1 : 1) : whole;
    }

    /// {@return the multiple of `step` that is nearest to `value`}
    static long toMultiple(long value, long step) {
        return divide(value, step) * step;
    }
}
