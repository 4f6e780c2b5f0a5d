@NullMarked
package dev.carthal.recorder;

import org.jspecify.annotations.NullMarked;
