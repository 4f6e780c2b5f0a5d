/// Bring what a barcode scanner read, byte for byte.
///
/// ## Small API
/// No meaning: what the bytes say about a product is the checkout's affair.
///
/// ## For driver authors
/// Implement [ScannerDriver] and [Scanner]. Deliver every scan once, with its AIM identifier; where the
/// hardware sends none, say what the symbology is and the identifier follows. A scanner that looks all the time
/// hands on what it has in sight, so that a swap does not deliver it twice: [Scanner#inSight()].
///
/// ## For integrators
/// A slot is named `scanner/ROLE`; the key `driver` names the driver, and keys that do not begin with `slot.`
/// are its own.
///
/// ## Example
/// ```java
/// Scan scan = Scan.of(1, clock.nanos(), "]E0", "4006381333931".getBytes(US_ASCII));
/// String symbology = scan.symbology(); // EAN-13
/// ```
@Export
@Version("1.1.0")
@NullMarked
package dev.carthal.hal.scan;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
