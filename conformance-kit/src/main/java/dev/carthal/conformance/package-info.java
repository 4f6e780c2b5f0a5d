/// Judge a driver by the contract: every rule of `docs/contract.md` as a test whose name carries its id.
///
/// ## Small API
/// No hardware and no container: a subject is a driver object and a [Bench], which is whatever makes its device
/// do things.
///
/// ## For driver authors
/// Extend the rules of your family and make a bench. What your bench cannot do is skipped, with the reason.
///
/// ## For authors of consumers
/// [FakeCamera], [FakeScale] and [FakeScanner] are drivers without hardware: scripted, strict, and judged by
/// this same kit. What was opened and not closed, lent and not given back, or scripted and never consumed fails
/// at [FakeDriver#close()], with the stack that opened or took it.
///
/// ## Example
/// ```java
/// final class AcmeScaleConformanceTests extends ScaleDriverRules {
///     @Override
///     protected ScaleBench bench() {
///         return new AcmeBench();
///     }
/// }
/// ```
@Export
@Version("1.0.0")
@NullMarked
package dev.carthal.conformance;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
