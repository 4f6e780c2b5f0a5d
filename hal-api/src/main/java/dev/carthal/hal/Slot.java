package dev.carthal.hal;

import org.osgi.annotation.versioning.ProviderType;

/// Fill a role on the cart, with whatever device stands behind it at the moment. Consumers hold slots and never
/// drivers or devices.
///
/// Safe for use by any thread.
@ProviderType
public interface Slot {
    /// Service property: the slot's name, `FAMILY/ROLE`, such as `scale/basket`.
    String NAME = "slot";

    /// {@return the slot's name, `FAMILY/ROLE`}
    String name();

    /// {@return how the slot is now; a snapshot that never blocks}
    SlotStatus status();
}
