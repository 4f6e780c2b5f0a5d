/// Play the scale of a recording.
@NullMarked
package dev.carthal.scale.replay;

import org.jspecify.annotations.NullMarked;
