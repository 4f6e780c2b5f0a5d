/// Bring readings from a scale, with all that the scale said about them.
///
/// ## Small API
/// No filtering, no choice between readings, no sale. A reading says what the device showed and what is wrong
/// with it; raw counts of a converter never leave a driver.
///
/// ## For driver authors
/// Implement [ScaleDriver] and [Scale]. No answer is [dev.carthal.hal.Next.Silence], never a reading of zero.
/// Give the decimal and the unit as the device showed them and keep its bytes; the milligrams follow by
/// themselves. A scale that can be zeroed or tared by a program says so by its [Scale#keys()]; a key that it
/// refuses is a [KeyRefusedException], never silence.
///
/// ## For integrators
/// A slot is named `scale/ROLE`; the key `driver` names the driver, and keys that do not begin with `slot.` are
/// its own.
///
/// ## Example
/// ```java
/// Reading reading = Reading.of(1, clock.nanos())
///         .indicating(new Indication(new BigDecimal("1.250"), WeightUnit.KILOGRAM))
///         .with(Flag.STABLE);
/// long mg = reading.indication().orElseThrow().milligrams();
/// ```
@Export
@Version("1.1.0")
@NullMarked
package dev.carthal.hal.weight;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
