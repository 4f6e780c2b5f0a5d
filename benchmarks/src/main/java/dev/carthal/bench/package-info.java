/// Measure the cart beside an alternative, in one run, on this machine.
@NullMarked
package dev.carthal.bench;

import org.jspecify.annotations.NullMarked;
