package dev.carthal.hal.weight;

/// Name what a person does to a scale by a key of it, and a program where the device lets it. Closed for a
/// major version.
public enum ScaleKey {
    /// Take what lies there for nothing: gross weight counts from it. Scales allow it near their zero only.
    ZERO,
    /// Take what lies there for a container: weight is net of it from now on.
    TARE,
    /// Forget the tare: weight is gross again.
    CLEAR_TARE
}
