package dev.carthal.hal.weight;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Driver;
import org.osgi.annotation.versioning.ConsumerType;

/// Open scales of one kind.
@ConsumerType
public interface ScaleDriver extends Driver {
    /// Open the scale. Blocks until the line is open or the deadline has passed, and a bounded native wait
    /// longer at the most; called by the slot's owner thread. Whether the scale answers shows in its readings.
    ///
    /// @param context all that the opening needs
    /// @return the scale, to be closed by the slot
    /// @throws DeviceException if it cannot be opened; nothing stays open then
    /// @throws InterruptedException if the calling thread is interrupted; nothing stays open then
    Scale open(DeviceContext context) throws DeviceException, InterruptedException;
}
