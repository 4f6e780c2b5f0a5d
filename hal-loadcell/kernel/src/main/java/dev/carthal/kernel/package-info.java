/// Character devices of Linux.
@NullMarked
package dev.carthal.kernel;

import org.jspecify.annotations.NullMarked;
