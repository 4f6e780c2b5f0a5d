/// Record the slots of a cart, and play a recording through the real slots.
///
/// ## Small API
/// One player, which holds the clock and the place in the recording; a replay driver of a family is a few lines
/// on top. One recorder, which is a subscriber like any other. What a recording looks like on the disk is
/// theirs.
///
/// ## For driver authors
/// You need this package only for a `replay` driver. Join the track of your slot in `open`, pass on what it
/// gives, close it in `close`. The player keeps the place, so the next driver of the slot goes on where yours
/// stopped.
///
/// ## For integrators
/// Configure the player (`dev.carthal.recorder.player`) with a recording, and each slot to be played with
/// `driver=replay`.
///
/// ## Example
/// ```java
/// try (StreamingDevice<Reading> track = player.readings("scale/basket")) {
///     Next<Reading> next = track.next(Duration.ofSeconds(1));
/// }
/// ```
@Export
@Version("1.0.0")
@NullMarked
package dev.carthal.hal.replay;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
