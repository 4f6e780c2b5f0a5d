@NullMarked
package dev.carthal.studio;

import org.jspecify.annotations.NullMarked;
