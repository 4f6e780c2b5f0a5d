package dev.carthal.hal;

import org.osgi.annotation.versioning.ProviderType;

/// Carry all that one opening of a device needs.
@ProviderType
public interface DeviceContext {
    /// {@return the slot that the device is opened for, such as `camera/basket-left`}
    String slot();

    /// {@return the slot's configuration, already checked against the driver's Metatype}
    DeviceConfig config();

    /// {@return the clock that stamps what the device delivers}
    Clock clock();

    /// {@return when the opening must be done}
    Deadline deadline();

    /// {@return a context of these parts, for the runtime and for tests}
    ///
    /// @param config the configuration of the slot
    /// @param deadline when the opening must be done
    static DeviceContext of(DeviceConfig config, Deadline deadline) {
        return new SlotDeviceContext(config, deadline);
    }
}
