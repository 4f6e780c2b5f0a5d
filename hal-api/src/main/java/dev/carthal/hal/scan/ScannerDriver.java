package dev.carthal.hal.scan;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Driver;
import org.osgi.annotation.versioning.ConsumerType;

/// Open scanners of one kind.
@ConsumerType
public interface ScannerDriver extends Driver {
    /// Open the scanner. Blocks until it is open or the deadline has passed, and a bounded native wait longer
    /// at the most; called by the slot's owner thread.
    ///
    /// @param context all that the opening needs
    /// @return the scanner, to be closed by the slot
    /// @throws DeviceException if it cannot be opened; nothing stays open then
    /// @throws InterruptedException if the calling thread is interrupted; nothing stays open then
    Scanner open(DeviceContext context) throws DeviceException, InterruptedException;
}
