@org.jspecify.annotations.NullMarked
package dev.carthal.scale.nau7802;
