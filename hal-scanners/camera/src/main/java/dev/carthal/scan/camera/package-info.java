/// Read barcodes from the frames of a camera slot.
@NullMarked
package dev.carthal.scan.camera;

import org.jspecify.annotations.NullMarked;
