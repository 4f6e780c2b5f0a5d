package dev.carthal.hal;

import org.osgi.annotation.versioning.ProviderType;

/// Offer a device's stream to any number of subscribers, each at its own pace.
///
/// @param <T> what the stream carries
@ProviderType
public interface StreamSlot<T> extends Slot {
    /// Join the stream. The device is open whether anybody subscribes or not.
    ///
    /// @param subscriber who subscribes, as `status` should show it
    /// @return the subscription, to be closed by who made it
    Subscription<T> subscribe(String subscriber);
}
