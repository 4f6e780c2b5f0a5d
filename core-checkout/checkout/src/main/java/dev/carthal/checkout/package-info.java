/// Show what the cart has concluded and take what the shopper answers; the one package that the checkout
/// exports.
///
/// ## Small API
/// No payment, no loyalty, no rules of a shop. A basket is what is in the cart, what it costs, and why the cart
/// thinks so.
///
/// ## For those who build on it
/// Look up [Checkout] for the basket, the open questions and the answers; register a [CheckoutListener] to
/// learn of every conclusion. [Sighting] and [Journal] connect the checkout's own bundles.
@Export
@Version("1.0.0")
@NullMarked
package dev.carthal.checkout;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
