package dev.carthal.scale.counts;

/// Say whether a load is at rest: all that came during the last while is within a range. One value outside ends
/// it at once.
final class Stability {
    private final long[] values;
    private final long[] times;
    private final long spanNanos;
    private int next;
    private int count;

    Stability(Tuning tuning) {
        spanNanos = tuning.motion().toNanos();
        int size = (int) (spanNanos * tuning.samplesPerSecond() / 1_000_000_000L) + 2;
        values = new long[size];
        times = new long[size];
    }

    /// {@return whether it has been within `range` for the whole span}
    boolean next(long value, long nanos, long range) {
        values[next] = value;
        times[next] = nanos;
        next = (next + 1) % values.length;
        count = Math.min(count + 1, values.length);
        long least = value;
        long most = value;
        long oldest = nanos;
        for (int i = 1; i < count && nanos - oldest < spanNanos; i++) {
            int at = (next - 1 - i + 2 * values.length) % values.length;
            oldest = times[at];
            least = Math.min(least, values[at]);
            most = Math.max(most, values[at]);
        }
        return nanos - oldest >= spanNanos && most - least <= range;
    }

    void reset() {
        count = 0;
    }
}
