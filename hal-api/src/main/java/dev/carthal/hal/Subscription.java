package dev.carthal.hal;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/// Take part in a slot's stream, from the moment of subscribing until [#close()]. One thread at a time uses it.
///
/// A subscription outlives every driver: a swap or an unplugged cable shows as a [Next.Missing] when the stream
/// goes on.
///
/// @param <T> what the stream carries
@ProviderType
public interface Subscription<T> extends AutoCloseable {
    /// Wait for what comes next. Calling it says that the item before is handled; a lease that was received
    /// must be closed by then.
    ///
    /// @param timeout after which to return [Next#silence()] because nothing came, zero or more
    /// @return the item, a gap, silence, or the end
    /// @throws InterruptedException if the calling thread is interrupted
    /// @throws IllegalStateException if the subscription is closed, or the lease received before is still open
    Next<T> next(Duration timeout) throws InterruptedException;

    /// {@return how many items this subscriber was given}
    long delivered();

    /// {@return how many items this subscriber was too slow for; its own loss and nobody else's}
    long dropped();

    /// Leave the stream; undelivered items are dropped. Safe twice, any thread; a thread that waits in [#next]
    /// returns with [Next.End].
    @Override
    void close();
}
