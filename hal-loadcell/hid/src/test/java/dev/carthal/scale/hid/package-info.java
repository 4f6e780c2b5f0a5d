@org.jspecify.annotations.NullMarked
package dev.carthal.scale.hid;
