package dev.carthal.checkout;

import org.osgi.annotation.versioning.ConsumerType;

/// Learn what perception sees. Register it as a service; perception calls it.
@ConsumerType
public interface SightingListener {
    /// Take note of a sighting. Called on the thread that looked, in order for each camera: hand it over and
    /// return.
    void seen(Sighting sighting);
}
