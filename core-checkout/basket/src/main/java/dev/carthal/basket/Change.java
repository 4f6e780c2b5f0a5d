package dev.carthal.basket;

/// A difference of two weights at rest, not yet concluded from.
///
/// @param before the weight before
/// @param beganNanos when the scale was last seen at rest there
/// @param settledNanos when it was found at rest again
/// @param looked whether what was known at that instant was already looked at, and did not do
record Change(Plateau before, long beganNanos, long settledNanos, boolean looked) {
    Change again(long nanos) {
        return new Change(before, beganNanos, nanos, false);
    }

    Change lookedAt() {
        return new Change(before, beganNanos, settledNanos, true);
    }
}
