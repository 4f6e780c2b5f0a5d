/// Read an image and its lock, and boot it in Felix.
@NullMarked
package dev.carthal.launcher;

import org.jspecify.annotations.NullMarked;
