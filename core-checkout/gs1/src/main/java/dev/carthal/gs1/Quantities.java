package dev.carthal.gs1;

import java.util.OptionalLong;

/// Exact numbers: milligrams and minor units, without a double.
final class Quantities {
    private static final int[] NET_WEIGHTS = {3100, 3200, 3560};
    /// A kilogram, a pound and a troy ounce, in ten-thousandths of a milligram.
    private static final long[] UNITS = {10_000_000_000L, 4_535_923_700L, 311_034_768L};

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Quantities() {}

    /// {@return the net weight in milligrams, half-even}
    static OptionalLong weightMg(Elements elements) {
        for (int i = 0; i < NET_WEIGHTS.length; i++) {
            int at = elements.findDecimal(NET_WEIGHTS[i]);
            if (at >= 0) {
                int decimals = elements.identifier(at).decimals();
                return OptionalLong.of(halfEven(elements.number(at) * UNITS[i], POWERS[decimals + 4]));
            }
        }
        return OptionalLong.empty();
    }

    static long halfEven(long value, long divisor) {
        long quotient = value / divisor;
        long twice = value % divisor * 2;
        boolean up = twice > divisor || (twice == divisor && (quotient & 1) == 1);
        return up ? quotient + 1 : quotient;
    }

    /// {@return a number with so many decimals in units of 10 to the minus `exponent`; empty where it is not
    /// whole, or too large}
    static OptionalLong scaled(long value, int decimals, int exponent) {
        int shift = exponent - decimals;
        if (shift >= 0) {
            long factor = POWERS[shift];
            return value > Long.MAX_VALUE / factor ? OptionalLong.empty() : OptionalLong.of(value * factor);
        }
        long divisor = POWERS[-shift];
        return value % divisor == 0 ? OptionalLong.of(value / divisor) : OptionalLong.empty();
    }
}
