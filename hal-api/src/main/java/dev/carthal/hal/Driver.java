package dev.carthal.hal;

import org.osgi.annotation.versioning.ConsumerType;

/// Open devices of one kind; the service that a device bundle registers. Implement the family's own driver
/// interface, not this one alone. Only the runtime looks drivers up, and nobody else ever holds one.
///
/// Every method may be called by any thread, one at a time for each slot.
@ConsumerType
public interface Driver {
    /// Service property: the name by which a slot's configuration chooses this driver, unique in its family.
    String NAME = "driver";

    /// {@return whether an old and a new version of this driver can hold the device of one slot at the same
    /// time; that decides how a swap goes about it}
    default Sharing sharing() {
        return Sharing.EXCLUSIVE;
    }

    /// Say which physical device a configuration means, without opening it, so that two slots on one device are
    /// refused.
    ///
    /// @param config the configuration of the slot
    /// @return where and what the device is; [DeviceIdentity#UNKNOWN] is never equal to another slot's
    /// @throws DeviceException if the configuration cannot mean any device
    default DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        return DeviceIdentity.UNKNOWN;
    }
}
