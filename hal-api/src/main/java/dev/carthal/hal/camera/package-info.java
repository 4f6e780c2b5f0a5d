/// Bring frames from a camera to whoever looks at them, without copying a pixel.
///
/// ## Small API
/// No encoding, no conversion, no control of exposure or focus. A frame is what the device or its decoder made.
///
/// ## For driver authors
/// Implement [CameraDriver] and [Camera]. Keep a small pool of buffers: a [Frame] that you return is yours
/// again when its `close()` is called, by any thread; if all are lent out, drop what the hardware makes until
/// one comes back. A subscriber holds one frame and has one waiting, so a pool of 2 × subscribers + 2 never
/// runs dry.
///
/// ## For integrators
/// A slot is named `camera/ROLE`; the key `driver` names the driver, and keys that do not begin with `slot.`
/// are its own.
///
/// ## Example
/// ```java
/// try (Subscription<FrameLease> frames = camera.subscribe("motion")) {
///     if (frames.next(Duration.ofSeconds(1)) instanceof Next.Item<FrameLease>(var lease)) {
///         try (lease) {
///             long sum = sum(lease.frame().plane(0));
///         }
///     }
/// }
/// ```
@Export
@Version("1.0.0")
@NullMarked
package dev.carthal.hal.camera;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
