/// Try the cart as its users do: the script, the images and the commands together, from outside.
@NullMarked
package dev.carthal.images;

import org.jspecify.annotations.NullMarked;
