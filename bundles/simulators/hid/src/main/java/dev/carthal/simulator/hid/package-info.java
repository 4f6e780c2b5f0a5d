/// Stand in for USB-HID devices where the kernel has none: a FIFO for the device file, plain files for sysfs.
@NullMarked
package dev.carthal.simulator.hid;

import org.jspecify.annotations.NullMarked;
