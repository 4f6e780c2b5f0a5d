/// Conclude from weights, scans and sightings what is in the cart.
@NullMarked
package dev.carthal.basket;

import org.jspecify.annotations.NullMarked;
