package dev.carthal.basket;

import dev.carthal.checkout.CheckoutEvent;
import java.util.Map;
import java.util.Optional;

/// What the basket concluded, to be written down before anybody hears of it.
///
/// @param observations what it rests on, for the journal
/// @param after what is remembered after it and all else that was decided in the same instant
record Conclusion(CheckoutEvent event, Map<String, ?> observations, Remembered after) {
    /// All that a cart needs to go on after a power cut.
    ///
    /// @param cart what is in it and what is asked
    /// @param plateau the weight at rest that the cart's contents were last concluded from, if there was one
    record Remembered(CartState cart, Optional<Plateau> plateau) {}
}
