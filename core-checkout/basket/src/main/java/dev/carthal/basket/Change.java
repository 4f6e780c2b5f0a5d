package dev.carthal.basket;

/// A difference of two weights at rest, not yet concluded from.
///
/// @param before the weight before
/// @param beganNanos when the scale was last seen at rest there
/// @param settledNanos when it was found at rest again
/// @param looked whether what was known at that instant was already looked at, and did not do
/// @param origin whether anybody was there to see it
record Change(Plateau before, long beganNanos, long settledNanos, boolean looked, Origin origin) {
    /// Where a change comes from.
    enum Origin {
        /// It came while the cart looked on.
        WATCHED,
        /// It was there when the session began.
        AT_START,
        /// It came while the cart was off: the journal knows what lay there before.
        AFTER_RESTART
    }

    Change lookedAt() {
        return new Change(before, beganNanos, settledNanos, true, origin);
    }
}
