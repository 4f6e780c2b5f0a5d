package dev.carthal.hal.weight;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.StreamingDevice;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/// Deliver readings in the order in which the scale made them, each one of them.
@ConsumerType
public interface Scale extends StreamingDevice<Reading> {
    /// {@return the keys that a program may press, always the same; none of a scale that can do nothing but
    /// weigh}
    ///
    /// Called by any thread; does not block.
    default Set<ScaleKey> keys() {
        return Set.of();
    }

    /// Press a key, and wait until the scale has done what the key is for: what it weighs from now on, it
    /// weighs so.
    ///
    /// Called by the slot's owner thread between two calls of `next`. Blocks until the deadline, and a bounded
    /// native wait longer at the most. What the scale says meanwhile is not lost: `next` delivers it.
    ///
    /// @param key one of [#keys()]
    /// @param deadline when the scale must have done it
    /// @throws KeyRefusedException if the scale did not do it, and weighs as it did before
    /// @throws DeviceException of kind `UNSUPPORTED` if it has no such key; of kind `TIMEOUT` if it did not say
    ///     in time what it did; as `next` if the hardware failed
    /// @throws InterruptedException if the owner thread is interrupted; nobody knows then whether the scale did
    ///     it
    /// @throws IllegalStateException if the scale is closed
    default void press(ScaleKey key, Deadline deadline) throws DeviceException, InterruptedException {
        throw new DeviceException(DeviceException.Kind.UNSUPPORTED, "the scale has no such key: key=" + key);
    }
}
