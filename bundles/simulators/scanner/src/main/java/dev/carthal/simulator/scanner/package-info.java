/// Play a barcode scanner on a pseudo-terminal of its own, with the behaviour and the faults of a real one.
@NullMarked
package dev.carthal.simulator.scanner;

import org.jspecify.annotations.NullMarked;
