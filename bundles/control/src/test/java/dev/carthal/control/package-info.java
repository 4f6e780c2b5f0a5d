@NullMarked
package dev.carthal.control;

import org.jspecify.annotations.NullMarked;
