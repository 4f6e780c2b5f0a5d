package dev.carthal.hal;

/// Summarise measured durations in nanoseconds; all zero when nothing was measured.
///
/// @param count how many were measured
/// @param meanNanos their mean
/// @param p50Nanos half of them were at most this
/// @param p99Nanos 99 % of them were at most this
/// @param maxNanos the longest
public record Timing(long count, long meanNanos, long p50Nanos, long p99Nanos, long maxNanos) {
    /// Nothing measured yet.
    public static final Timing NONE = new Timing(0, 0, 0, 0, 0);
}
