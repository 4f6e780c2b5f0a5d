package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Signal;
import org.jspecify.annotations.Nullable;

/// Somebody who waits for a lease; its fields are guarded by the pool.
final class Claimant {
    final Signal arrival;

    @Nullable
    PooledLease granted;

    @Nullable
    DeviceException refused;

    Claimant(Signal arrival) {
        this.arrival = arrival;
    }
}
