package dev.carthal.hal;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/// Hand over from any threads to one waiting thread, so that the clock knows when what was handed over is done
/// with.
///
/// Each [#raise()] is one arrival. [#await] takes one arrival; the waiting thread's next call of `await`, or of
/// [#close()], says that it has handled the one before, including everything that it handed on itself. A
/// player's clock stands still until then.
@ProviderType
public interface Signal extends AutoCloseable {
    /// Add one arrival; call after what arrives is in place. Any thread, never blocks, does nothing after
    /// [#close()].
    void raise();

    /// Say that the arrival before is handled, then take the next, waiting for it until `timeout` has passed.
    ///
    /// @param timeout how long to wait, zero or more
    /// @return whether an arrival was taken; false when the time passed or this signal was closed
    /// @throws InterruptedException if the waiting thread is interrupted
    /// @throws IllegalStateException if a second thread waits here at the same time
    boolean await(Duration timeout) throws InterruptedException;

    /// Forget all arrivals and let the waiting thread go. Safe twice, any thread.
    @Override
    void close();
}
