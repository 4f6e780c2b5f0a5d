/// Character devices of Linux.
@NullMarked
package dev.carthal.scale.kernel;

import org.jspecify.annotations.NullMarked;
