package dev.carthal.scale.counts;

/// Where nothing is: set once after switching on, by a person, and tracked while nothing lies there.
final class Zero {
    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_STEP = SECOND;

    private final long initial;
    private final long range;
    private final long track;
    private long zero;
    private boolean set;
    private boolean begun;
    private long lastNanos;

    Zero(Capacity capacity, Profile profile) {
        initial = capacity.max() / 1_000 * profile.initialZeroPerMille();
        range = capacity.max() / 1_000 * profile.zeroPerMille();
        track = capacity.d() * profile.trackMilliDivisions() / 1_000;
    }

    boolean isSet() {
        return set;
    }

    long of(long gross) {
        return gross - zero;
    }

    /// Take note of a gross weight.
    void observe(long gross, boolean stable, long nanos) {
        long passed = begun ? Math.min(nanos - lastNanos, LONGEST_STEP) : 0;
        begun = true;
        lastNanos = nanos;
        if (!stable) {
            return;
        }
        if (!set) {
            set = Math.abs(gross) <= initial;
            zero = set ? gross : 0;
        } else if (Math.abs(gross - zero) <= track) {
            long most = track / 1_000 * (passed / 1_000) / 1_000;
            move(zero + Math.clamp(gross - zero, -most, most));
        }
    }

    private void move(long wanted) {
        if (Math.abs(wanted) <= Math.max(range, Math.abs(zero))) {
            zero = wanted;
        }
    }

    /// The zero key.
    ///
    /// @return whether it is near enough to the calibrated zero
    boolean press(long gross, boolean stable) {
        if (!stable || Math.abs(gross) > range) {
            return false;
        }
        zero = gross;
        set = true;
        return true;
    }
}
