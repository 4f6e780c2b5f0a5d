/// Find barcodes in pictures.
@NullMarked
package dev.carthal.scan.barcodes;

import org.jspecify.annotations.NullMarked;
