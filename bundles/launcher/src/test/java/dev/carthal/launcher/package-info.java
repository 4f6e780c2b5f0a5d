@NullMarked
package dev.carthal.launcher;

import org.jspecify.annotations.NullMarked;
