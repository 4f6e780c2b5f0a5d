/// Play the cameras of a recording.
@NullMarked
package dev.carthal.camera.replay;

import org.jspecify.annotations.NullMarked;
