package dev.carthal.hal.camera;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Driver;
import org.osgi.annotation.versioning.ConsumerType;

/// Open cameras of one kind.
@ConsumerType
public interface CameraDriver extends Driver {
    /// Open the camera and start it. Blocks until it streams or the deadline has passed, and a bounded native
    /// wait longer at the most; called by the slot's owner thread.
    ///
    /// @param context all that the opening needs
    /// @return the camera, to be closed by the slot
    /// @throws DeviceException if it cannot be opened; nothing stays open or allocated then
    /// @throws InterruptedException if the calling thread is interrupted; nothing stays open then
    Camera open(DeviceContext context) throws DeviceException, InterruptedException;
}
