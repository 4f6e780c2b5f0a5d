/// Show the shopper what is in the cart, on a page that the cart serves to its own screen.
@NullMarked
package dev.carthal.touchscreen;

import org.jspecify.annotations.NullMarked;
