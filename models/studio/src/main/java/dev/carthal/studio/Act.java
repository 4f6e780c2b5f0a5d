package dev.carthal.studio;

/// Something that the shopper does: it takes a few seconds, and the scale notices it.
///
/// @param number its place among all acts, from 0
/// @param put whether goods come in; they are taken out otherwise
/// @param sku of what
/// @param quantity how many at once, 1 or 2
/// @param facing which cameras see the label
/// @param degrees how the goods are turned
record Act(int number, boolean put, String sku, int quantity, Facing facing, double degrees) {
    /// From the beginning of one act to the beginning of the next.
    static final double SECONDS = 6.3;
    /// Before the first act.
    static final double LEAD_SECONDS = 2.5;

    enum Facing {
        LEFT,
        RIGHT,
        BOTH,
        NEITHER
    }

    double beginSeconds() {
        return LEAD_SECONDS + number * SECONDS;
    }

    /// When the goods touch the floor of the basket, or leave it.
    double weighedSeconds() {
        return beginSeconds() + (put ? Motion.PUT_DOWN : Motion.LIFTED);
    }
}
