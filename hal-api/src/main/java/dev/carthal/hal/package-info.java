/// Share what every device family needs: clock, deadlines, leases, slots, status and errors.
///
/// ## Small API
/// This package opens no device, keeps no thread and has no run-time dependency. It does not say how a device
/// is found (that is the driver's), when it is opened again (that is the slot's) or what a reading means (that
/// is the checkout's).
///
/// ## For driver authors
/// Implement the `...Driver` of your family as one Declarative Services component with the service property
/// [Driver#NAME]; its activation touches no hardware. Everything that one opening needs comes in a
/// [DeviceContext]. Tell what you see and nothing else: an item, silence, the end, or a [DeviceException] with
/// its kind. The slot decides the state, reconnects and counts.
///
/// ## For integrators
/// A [Slot] is a service with the property [Slot#NAME], present from start to stop of the cart whatever becomes
/// of the bundles underneath. One factory configuration `dev.carthal.slot` makes one slot.
///
/// ## Example
/// ```java
/// try (Subscription<Reading> readings = scale.subscribe("display")) {
///     switch (readings.next(Duration.ofSeconds(1))) {
///         case Next.Item<Reading>(var reading) -> show(reading);
///         case Next.Missing<Reading>(var gap) -> showGap(gap);
///         case Next.Silence<Reading>() -> showNothing();
///         case Next.End<Reading>(var reason) -> showEnd(reason);
///     }
/// }
/// ```
@Export
@Version("1.0.0")
@NullMarked
package dev.carthal.hal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
