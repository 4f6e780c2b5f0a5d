/// Take files, network streams and test sources for cameras, through FFmpeg.
@NullMarked
package dev.carthal.camera.ffmpeg;

import org.jspecify.annotations.NullMarked;
