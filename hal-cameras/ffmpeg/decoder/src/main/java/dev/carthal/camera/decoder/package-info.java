/// Decode files, streams and test sources with FFmpeg into pooled frames, without copying a pixel. A library that
/// bnd copies into each camera bundle that needs it.
///
/// ```java
/// try (var pool = new FramePool(8); var decoder = Decoder.open(Source.of(path), () -> false)) {
///     PooledFrame frame = pool.claim().orElseThrow();
///     while (decoder.read(frame) == Decoder.Step.FRAME) {
///         ...
///     }
/// }
/// ```
@NullMarked
package dev.carthal.camera.decoder;

import org.jspecify.annotations.NullMarked;
