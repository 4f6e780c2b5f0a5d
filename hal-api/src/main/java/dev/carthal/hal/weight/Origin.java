package dev.carthal.hal.weight;

/// Name where a weight comes from. Closed for a major version.
public enum Origin {
    /// A complete indicator, which did the weighing itself.
    INDICATOR,
    /// Our own pipeline from a converter's counts.
    CONVERTER,
    /// A simulated device.
    SIMULATED,
    /// A recording of one of the others.
    REPLAYED
}
