/// Know what a shop sells: articles, their GTINs, weights and exact prices.
@NullMarked
package dev.carthal.catalogue;

import org.jspecify.annotations.NullMarked;
