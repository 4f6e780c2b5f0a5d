package dev.carthal.checkout;

import org.osgi.annotation.versioning.ConsumerType;

/// Learn of every conclusion. Register it as a service; the basket calls it.
@ConsumerType
public interface CheckoutListener {
    /// Take note of an event. Called in order, on the basket's one thread: it must return at once, and what it
    /// throws is logged and goes no further.
    void happened(CheckoutEvent event);
}
