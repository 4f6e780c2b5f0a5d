@org.jspecify.annotations.NullMarked
package dev.carthal.scan.hid;
