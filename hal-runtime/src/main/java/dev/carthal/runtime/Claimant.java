package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Signal;
import org.jspecify.annotations.Nullable;

/// A thread that waits for a lease, or has waited for one. It keeps its signal to itself: by it a player's clock
/// knows that the thread is at work until it waits again, wherever that is. Guarded by the pool.
final class Claimant {
    final Thread thread = Thread.currentThread();
    final Signal arrival;
    /// The same thread, as it stood when it claimed.
    Taker taker;

    @Nullable
    PooledLease granted;

    @Nullable
    DeviceException refused;

    Claimant(Signal arrival, Taker taker) {
        this.arrival = arrival;
        this.taker = taker;
    }
}
