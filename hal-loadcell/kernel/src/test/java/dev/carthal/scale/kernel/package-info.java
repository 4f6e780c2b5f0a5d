@org.jspecify.annotations.NullMarked
package dev.carthal.scale.kernel;
