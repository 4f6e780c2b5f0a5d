package dev.carthal.scale.hx711;

import java.util.Map;

/// Configurations that several tests begin with.
final class Shared {
    /// One cell of a gram a count, shown as it is.
    static final Map<String, Object> UNFILTERED = Map.of(
            "cells", "0:1000000000",
            "max.mg", 15_000_000,
            "e.mg", 5_000,
            "d.mg", 1_000,
            "median", 1,
            "cutoff.mhz", 2_000_000_000,
            "motion.ms", 10_000);

    private Shared() {}
}
