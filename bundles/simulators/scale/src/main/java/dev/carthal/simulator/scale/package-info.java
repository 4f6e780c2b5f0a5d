/// Play a scale on a pseudo-terminal of its own, with the behaviour and the faults of a real one.
@NullMarked
package dev.carthal.simulator.scale;

import org.jspecify.annotations.NullMarked;
