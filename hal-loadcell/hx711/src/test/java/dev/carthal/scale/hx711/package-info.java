@org.jspecify.annotations.NullMarked
package dev.carthal.scale.hx711;
