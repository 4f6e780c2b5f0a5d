/// Read, check, write and derive recordings: a folder with a manifest, a video and an index for each camera, and
/// a track of JSON lines for each scale and scanner. `docs/recording.md` describes the files.
@NullMarked
package dev.carthal.recording;

import org.jspecify.annotations.NullMarked;
