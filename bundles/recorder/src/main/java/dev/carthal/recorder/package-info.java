/// Record the slots of a running cart, and play a recording back in lock step.
@NullMarked
package dev.carthal.recorder;

import org.jspecify.annotations.NullMarked;
