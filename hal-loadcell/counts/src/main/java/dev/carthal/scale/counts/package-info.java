/// From the counts of a converter to a weight.
@NullMarked
package dev.carthal.scale.counts;

import org.jspecify.annotations.NullMarked;
