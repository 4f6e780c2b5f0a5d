package dev.carthal.basket;

/// A weight at rest.
///
/// @param nanos when the scale came to rest
/// @param weightMg the mean of its readings
/// @param sdMg their standard deviation and the scale's resolution
/// @param net whether the weight is net of a tare; two that differ in this cannot be compared
record Plateau(long nanos, long weightMg, long sdMg, boolean net) {
    Plateau emptied() {
        return new Plateau(nanos, 0, sdMg, net);
    }
}
