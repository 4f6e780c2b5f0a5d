package dev.carthal.simulator.scale;

import java.math.BigDecimal;
import java.math.RoundingMode;

final class Seconds {
    private Seconds() {}

    /// {@return nanoseconds of a decimal number of seconds}
    ///
    /// @throws IllegalArgumentException if it is no such number, or negative
    static long nanos(String seconds) {
        long nanos = new BigDecimal(seconds)
                .movePointRight(9)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        if (nanos < 0) {
            throw new IllegalArgumentException("a time must not be negative: " + seconds);
        }
        return nanos;
    }
}
