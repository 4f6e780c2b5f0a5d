package dev.carthal.runtime;

import dev.carthal.hal.Timing;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/// What a slot counts and measures, since it was made.
///
/// Execution is how long the device worked on one item: from capture to hand-over, in the cart's time; for
/// inference one run, in the machine's. Period is from capture to capture, or from run to run.
final class Statistics {
    private static final long LONGEST = 3_600_000_000_000L;

    final AtomicLong consumed = new AtomicLong();
    final AtomicLong dropped = new AtomicLong();
    final AtomicLong gaps = new AtomicLong();
    final AtomicLong faults = new AtomicLong();
    // Fixed ranges: recording allocates nothing. Each is its own lock, because one that is read while it is
    // written throws.
    private final Histogram execution = new Histogram(1_000, LONGEST, 2);
    private final Histogram period = new Histogram(1_000, LONGEST, 2);

    void worked(long nanos) {
        record(execution, nanos);
    }

    void came(long nanosAfterTheOneBefore) {
        record(period, nanosAfterTheOneBefore);
    }

    private static void record(Histogram measured, long nanos) {
        synchronized (measured) {
            measured.recordValue(Math.clamp(nanos, 0, LONGEST));
        }
    }

    Timing execution() {
        return timing(execution);
    }

    Timing period() {
        return timing(period);
    }

    private static Timing timing(Histogram measured) {
        synchronized (measured) {
            long count = measured.getTotalCount();
            return count == 0
                    ? Timing.NONE
                    : new Timing(
                            count,
                            Math.round(measured.getMean()),
                            measured.getValueAtPercentile(50),
                            measured.getValueAtPercentile(99),
                            measured.getMaxValue());
        }
    }
}
