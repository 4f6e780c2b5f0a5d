/// Understand barcodes: GS1 application identifiers, Digital Links, GTINs and numbers of restricted
/// circulation.
@NullMarked
package dev.carthal.gs1;

import org.jspecify.annotations.NullMarked;
