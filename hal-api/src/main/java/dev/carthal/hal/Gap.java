package dev.carthal.hal;

/// Bound the time in which a stream carried nothing although there was something to carry. Everything captured
/// at or before `fromNanos` and at or after `toNanos` was delivered.
///
/// @param slot the slot whose stream it is
/// @param fromNanos capture time of the last item before the gap, on the scale of [Clock#nanos()]
/// @param toNanos capture time of the first item after it, on the same scale
/// @param reason why, for a person to read
public record Gap(String slot, long fromNanos, long toNanos, String reason) {
    /// Check the bounds.
    ///
    /// @throws IllegalArgumentException if the gap ends before it begins
    public Gap {
        if (toNanos < fromNanos) {
            throw new IllegalArgumentException(
                    "a gap must not end before it begins: fromNanos=" + fromNanos + ", toNanos=" + toNanos);
        }
    }
}
