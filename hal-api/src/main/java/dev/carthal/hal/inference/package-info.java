/// Run a model on whatever accelerator this cart has.
///
/// ## Small API
/// No preprocessing (that is perception's, from the model's own data), no labels of its own, no training, no
/// graph. Memory is the engine's: a consumer fills and reads the very segments that the engine uses.
///
/// ## For driver authors
/// Implement [InferenceDriver], [ModelSession] and [Invocation]. `run` happens on the caller's thread. Where
/// the library or the accelerator is not on the machine, throw kind `ABSENT` from `open` with the reason; load
/// nothing before that.
///
/// ## For integrators
/// A slot is named `inference/ROLE`; the key `driver` names the backend, `slot.model` the model package,
/// `slot.variant` the variant where it should not be chosen by the backend.
///
/// ## Example
/// ```java
/// try (InvocationLease invocation = recognizer.claim(Duration.ofMillis(100))) {
///     fill(invocation.input(0));
///     invocation.run(Duration.ofMillis(200));
///     rank(invocation.output(0), invocation.model().labels());
/// }
/// ```
@Export
@Version("1.1.0")
@NullMarked
package dev.carthal.hal.inference;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
