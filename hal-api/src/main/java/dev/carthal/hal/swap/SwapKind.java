package dev.carthal.hal.swap;

/// How a bundle is exchanged.
public enum SwapKind {
    /// Old and new side by side, then a switch: no moment without service.
    SHAREABLE,
    /// The old device is closed before the new one is opened, and the stream carries a gap.
    EXCLUSIVE,
    /// Not while the cart runs: what it is wired to, or the state of its native library, lasts as long as the
    /// process.
    NEEDS_RESTART
}
