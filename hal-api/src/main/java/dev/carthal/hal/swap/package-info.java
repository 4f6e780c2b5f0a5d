/// Exchange the bundle behind a slot while the cart is in use: a driver, an inference backend, a model.
///
/// ## Small API
/// One service, [Swapper]: it tells what a swap would do, and does it. Everything that can go wrong is an
/// outcome with a reason, not an exception.
///
/// ## For driver authors
/// You need nothing of this package. Declare by `Driver.sharing()` whether two of your devices may be open at the
/// same time; that decides whether your bundle is exchanged without a moment without service.
///
/// ## For integrators
/// Register a [SwapListener] to follow every swap, and a [Judge] to have a say before a new device is used.
///
/// ## Example
/// ```java
/// SwapRequest request = SwapRequest.of(Path.of("scale-acme-1.1.0.jar")).observing(Duration.ofSeconds(10));
/// if (swapper.plan(request).refusal().isEmpty()) {
///     SwapResult result = swapper.swap(request, step -> System.out.println(step.words()));
/// }
/// ```
@Export
@Version("1.0.0")
@NullMarked
package dev.carthal.hal.swap;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
