package dev.carthal.hal;

import java.time.Duration;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/// Tell the cart's time and wait in it. There is one clock service on a cart: the machine's own, or the
/// player's while a recording is replayed, and then a deadline passes when the recording says so.
///
/// Safe for use by any thread.
@ProviderType
public interface Clock {
    /// {@return nanoseconds of the cart's time, which never goes back; the origin is arbitrary, so only
    /// differences and the capture times of frames, readings and scans, which are on the same scale, mean
    /// anything}
    long nanos();

    /// {@return the date and time of day that belong to [#nanos()]; it may jump when somebody sets the
    /// machine's clock, so it is for people to read and never for reckoning}
    Instant wall();

    /// Make a hand-over point at which one thread waits in this clock's time. A player does not move on while
    /// something that was raised here is not yet handled, so every hand-over between threads on the frame,
    /// reading and decision paths goes through a signal.
    ///
    /// @param name what waits here, as a person should read it when it never comes back
    /// @return the point, to be closed by who made it
    Signal signal(String name);

    /// {@return the deadline that passes `timeout` from now}
    ///
    /// @param timeout zero or more
    default Deadline after(Duration timeout) {
        return Deadline.after(this, timeout);
    }
}
