/// Judge a driver by the contract, every rule of `docs/contract.md` as a test whose name carries its id; and
/// test a consumer without hardware, runtime or container.
///
/// ## Small API
/// A subject is a driver object and a [Bench], which is whatever makes its device do things. A fake does what
/// its script says and nothing else: it conflates nothing, loses nothing and is never late by itself.
///
/// ## For driver authors
/// Extend the rules of your family and make a bench. What your bench cannot do is skipped, with the reason.
/// [RealFelix] answers whether your bundle resolves and starts.
///
/// ```java
/// final class FakeScaleConformanceTests extends ScaleDriverRules {
///     @Override
///     protected ScaleBench bench() {
///         return new FakeScaleBench();
///     }
/// }
/// ```
///
/// ## For authors of consumers
/// [FakeCameraSlot], [FakeScaleSlot], [FakeScannerSlot] and [FakeInferenceSlot] are slots that a test scripts,
/// with losses and gaps; a [FakeClock] is the time. What was taken and not given back, used after that, or
/// scripted and never consumed fails at [FakeSlot#close()], with the stack of who did it.
///
/// ## For authors of a runtime
/// [FakeCamera], [FakeScale], [FakeScanner] and [FakeBackend] are drivers without hardware, judged by this same
/// kit, and [FakePlayer] is a recording that a test makes up. They are as strict, at [FakeDriver#close()].
///
/// ## Example
/// ```java
/// FakeClock clock = FakeClock.jumping();
/// try (FakeScaleSlot scale = new FakeScaleSlot("scale/basket", clock)) {
///     scale.show("1.250", Flag.STABLE);
///     scale.lose("unplugged");
///     clock.pass(Duration.ofSeconds(3));
///     scale.show("1.300", Flag.STABLE);
///     scale.end("the test is over");
///     assertThat(display(scale)).containsExactly("1.250", "unplugged", "1.300");
/// }
/// ```
@Export
@Version("1.0.0")
@NullMarked
package dev.carthal.conformance;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
