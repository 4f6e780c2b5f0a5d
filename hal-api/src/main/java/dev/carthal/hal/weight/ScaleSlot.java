package dev.carthal.hal.weight;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.StreamSlot;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/// Offer a scale's readings. Readings are never conflated: each subscriber has a bounded queue, and if it
/// overflows the oldest are dropped, counted to that subscriber, and shown to it as a
/// [dev.carthal.hal.Next.Missing].
@ProviderType
public interface ScaleSlot extends StreamSlot<Reading> {
    /// {@return the keys of the scale that is open now; none while none is, and another scale may have others}
    ///
    /// Called by any thread; does not block.
    default Set<ScaleKey> keys() {
        return Set.of();
    }

    /// Press a key of the scale, and wait until it has done what the key is for. What is weighed from now on,
    /// by all subscribers, is weighed so; readings that wait in their queues were made before. Only for a scale
    /// that is READY.
    ///
    /// @param key one of [#keys()]
    /// @param deadline until when to wait
    /// @throws KeyRefusedException if the scale did not do it, and weighs as it did before
    /// @throws DeviceException of kind `BUSY` if the slot is not READY, with its reason, or ceases to be; of
    ///     kind `UNSUPPORTED` if the scale has no such key; of kind `TIMEOUT` if nothing was heard by the
    ///     deadline; as the scale's `next` if the hardware failed
    /// @throws InterruptedException if the calling thread is interrupted
    default void press(ScaleKey key, Deadline deadline) throws DeviceException, InterruptedException {
        throw new DeviceException(DeviceException.Kind.UNSUPPORTED, "the scale has no such key: key=" + key);
    }
}
