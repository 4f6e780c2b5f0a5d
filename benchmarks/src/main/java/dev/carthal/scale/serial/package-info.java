/// Beside the driver for serial scales, so that benchmarks reach its parsers; they see none of its types.
@NullMarked
package dev.carthal.scale.serial;

import org.jspecify.annotations.NullMarked;
