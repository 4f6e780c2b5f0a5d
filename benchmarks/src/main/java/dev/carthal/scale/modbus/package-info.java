/// Beside the driver for Modbus scales, so that benchmarks reach its parser; they see none of its types.
@NullMarked
package dev.carthal.scale.modbus;

import org.jspecify.annotations.NullMarked;
