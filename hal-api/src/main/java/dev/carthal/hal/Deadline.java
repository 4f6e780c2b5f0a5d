package dev.carthal.hal;

import java.time.Duration;

/// Name the instant by which a whole job must be done; a timeout by contrast bounds one operation.
///
/// @param clock the clock that `atNanos` is on
/// @param atNanos the instant, as [Clock#nanos()] will show it
public record Deadline(Clock clock, long atNanos) {
    /// {@return the deadline that passes `timeout` from now; one too far away to count is clipped, never
    /// wrapped}
    ///
    /// @param clock what time is measured on
    /// @param timeout zero or more
    /// @throws IllegalArgumentException if `timeout` is negative
    public static Deadline after(Clock clock, Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be zero or more: timeout=" + timeout);
        }
        long now = clock.nanos();
        long left = saturatedNanos(timeout);
        return new Deadline(clock, now > Long.MAX_VALUE - left ? Long.MAX_VALUE : now + left);
    }

    /// {@return nanoseconds left, zero when it has passed}
    public long remainingNanos() {
        return Math.max(0, atNanos - clock.nanos());
    }

    /// {@return whether the instant is reached}
    public boolean passed() {
        return clock.nanos() >= atNanos;
    }

    /// {@return this deadline, or the one `timeout` from now if that is earlier}
    ///
    /// @param timeout zero or more
    public Deadline orAfter(Duration timeout) {
        Deadline other = after(clock, timeout);
        return other.atNanos < atNanos ? other : this;
    }

    private static long saturatedNanos(Duration timeout) {
        return timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0 ? Long.MAX_VALUE : timeout.toNanos();
    }
}
