/// Hold a serial line and a conversation on it; what the bytes mean is the driver's affair.
@NullMarked
package dev.carthal.line;

import org.jspecify.annotations.NullMarked;
