/// Let people and programs look into a running cart, over a socket in its data folder.
@NullMarked
package dev.carthal.control;

import org.jspecify.annotations.NullMarked;
