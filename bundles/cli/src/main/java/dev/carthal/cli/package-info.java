/// The commands of `cart`.
@NullMarked
package dev.carthal.cli;

import org.jspecify.annotations.NullMarked;
