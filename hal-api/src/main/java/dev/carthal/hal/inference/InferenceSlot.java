package dev.carthal.hal.inference;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Slot;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/// Offer a loaded model for use, a lease a call.
@ProviderType
public interface InferenceSlot extends Slot {
    /// Borrow a set of tensors, waiting until one is free or `timeout` has passed.
    ///
    /// @param timeout how long to wait, zero or more
    /// @return the lease, to be closed by the caller
    /// @throws DeviceException if the slot has no model loaded, with the slot's reason, or of kind `BUSY` if
    ///     none came free
    /// @throws InterruptedException if the calling thread is interrupted
    InvocationLease claim(Duration timeout) throws DeviceException, InterruptedException;
}
