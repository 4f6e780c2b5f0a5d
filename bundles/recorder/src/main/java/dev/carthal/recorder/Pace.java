package dev.carthal.recorder;

import java.util.concurrent.TimeUnit;

/// How fast a recording is played. It delays the player and nothing else: what is concluded does not depend on it.
final class Pace {
    /// Being later than this is not made up for by hurrying: a machine that was asleep does not rush through an hour.
    private static final long FORGIVEN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double speed;
    private long machineStart;
    private long start;

    private Pace(double speed) {
        this.speed = speed;
    }

    static Pace of(String speed) {
        double number = Double.NaN;
        if (speed.equals("max")) {
            number = Double.POSITIVE_INFINITY;
        } else if (speed.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
            number = Double.parseDouble(speed);
        }
        if (!(number > 0)) {
            throw new IllegalArgumentException("speed must be a number above 0, or max: speed=" + speed);
        }
        return new Pace(number);
    }

    void start(long machineNanos) {
        machineStart = machineNanos;
    }

    /// {@return for how long the machine's clock must still run before `nanos` is due; zero or less when it is}
    long early(long nanos, long machineNanos) {
        if (speed == Double.POSITIVE_INFINITY || nanos == Long.MAX_VALUE) {
            return 0;
        }
        long early = machineStart + (long) ((nanos - start) / speed) - machineNanos;
        if (early < -FORGIVEN_NANOS) {
            machineStart = machineNanos;
            start = nanos;
        }
        return early;
    }
}
