/// Scale driver for Modbus-RTU weight transmitters.
@NullMarked
package dev.carthal.scale.modbus;

import org.jspecify.annotations.NullMarked;
