@NullMarked
package dev.carthal.recording;

import org.jspecify.annotations.NullMarked;
