@org.jspecify.annotations.NullMarked
package dev.carthal.kernel;
