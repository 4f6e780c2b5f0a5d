/// Scale driver for USB-HID scales.
@NullMarked
package dev.carthal.scale.hid;

import org.jspecify.annotations.NullMarked;
