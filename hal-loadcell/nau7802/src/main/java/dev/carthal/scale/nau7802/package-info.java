/// Scale driver for load cells on NAU7802 converters.
@NullMarked
package dev.carthal.scale.nau7802;

import org.jspecify.annotations.NullMarked;
