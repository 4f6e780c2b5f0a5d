package dev.carthal.runtime;

import dev.carthal.hal.Device;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Driver;

/// All that makes a device for a slot: the unit that is exchanged.
record Fitting<D extends Device>(
        Source driver, String version, SlotSettings settings, Opener<D> opener, Attempt attempt) {
    /// Get the driver; the first call runs its component's activation.
    interface Source {
        Driver get() throws DeviceException;
    }

    /// Check the configuration against the driver's Metatype, then open.
    interface Opener<D> {
        D open(Driver driver, DeviceContext context) throws DeviceException, InterruptedException;
    }
}
