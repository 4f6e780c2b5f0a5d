package dev.carthal.hal;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/// Deliver items one after another, as the hardware makes them. Implement the family's own device interface,
/// not this one alone.
///
/// | state | `next` | `close` |
/// |---|---|---|
/// | streaming | item, silence, gap or end | → closed |
/// | ended (it returned [Next.End]) | the same end again | → closed |
/// | failed (it threw kind [DeviceException.Kind#LOST]) | the same fault again | → closed |
/// | closed | `IllegalStateException` | nothing |
///
/// A fault of another kind loses at most the item that it is about: the next call goes on.
///
/// @param <T> what the device delivers
@ConsumerType
public interface StreamingDevice<T> extends Device {
    /// Wait for the next item. Called by the slot's owner thread only, a platform thread that the device may
    /// block for `timeout`, and a bounded native wait longer at the most.
    ///
    /// @param timeout after which to return [Next#silence()] because nothing came, zero or more
    /// @return the item, a gap, silence, or the end
    /// @throws DeviceException if the hardware failed; the kind says how
    /// @throws InterruptedException if the owner thread is interrupted; the device stays usable
    /// @throws IllegalStateException if the device is closed
    Next<T> next(Duration timeout) throws DeviceException, InterruptedException;
}
