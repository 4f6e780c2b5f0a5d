/// Converters of load cells, simulated to the datasheet.
@NullMarked
package dev.carthal.simulator.converter;

import org.jspecify.annotations.NullMarked;
