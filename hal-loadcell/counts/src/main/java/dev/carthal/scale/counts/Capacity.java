package dev.carthal.scale.counts;

/// What a scale can weigh, and in which steps.
///
/// @param maxMilligrams greatest load
/// @param verificationMilligrams the verification interval e
/// @param divisionMilligrams the step of the display, d; not above e
public record Capacity(long maxMilligrams, long verificationMilligrams, long divisionMilligrams) {
    static final long MICROGRAMS = 1_000;

    /// Check that they fit.
    public Capacity {
        if (divisionMilligrams < 1 || verificationMilligrams < divisionMilligrams) {
            throw new IllegalArgumentException("d must be 1 mg or more, and e no less: d=" + divisionMilligrams
                    + " mg, e=" + verificationMilligrams + " mg");
        }
        if (maxMilligrams < verificationMilligrams * 10 || maxMilligrams > 1_000_000_000L) {
            throw new IllegalArgumentException(
                    "Max must be 10 e to 1000 kg: Max=" + maxMilligrams + " mg, e=" + verificationMilligrams + " mg");
        }
    }

    /// {@return a scale that shows its verification interval, as those for trade do}
    ///
    /// @param maxMilligrams greatest load
    /// @param verificationMilligrams the verification interval e, and d
    public static Capacity of(long maxMilligrams, long verificationMilligrams) {
        return new Capacity(maxMilligrams, verificationMilligrams, verificationMilligrams);
    }

    long max() {
        return maxMilligrams * MICROGRAMS;
    }

    long e() {
        return verificationMilligrams * MICROGRAMS;
    }

    long d() {
        return divisionMilligrams * MICROGRAMS;
    }
}
