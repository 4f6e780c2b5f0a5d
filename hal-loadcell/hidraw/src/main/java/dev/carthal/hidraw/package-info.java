/// Device files of USB-HID devices on Linux: which one, what its reports hold, and reading them.
@NullMarked
package dev.carthal.hidraw;

import org.jspecify.annotations.NullMarked;
