/// Scale driver for load cells on HX711 converters.
@NullMarked
package dev.carthal.scale.hx711;

import org.jspecify.annotations.NullMarked;
