/// Scanner driver for USB-HID bar-code scanners.
@NullMarked
package dev.carthal.scan.hid;

import org.jspecify.annotations.NullMarked;
