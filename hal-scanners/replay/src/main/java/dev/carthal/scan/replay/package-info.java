/// Play the scanner of a recording.
@NullMarked
package dev.carthal.scan.replay;

import org.jspecify.annotations.NullMarked;
