/// Scanner driver for bar-code scanners that type as keyboards.
@NullMarked
package dev.carthal.scan.wedge;

import org.jspecify.annotations.NullMarked;
