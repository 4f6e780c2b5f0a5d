/// Draw carts: packages that move through two views of a basket, and the weight that goes with them.
@NullMarked
package dev.carthal.studio;

import org.jspecify.annotations.NullMarked;
