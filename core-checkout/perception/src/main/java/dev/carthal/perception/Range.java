package dev.carthal.perception;

import java.time.Duration;

/// Refuse configured numbers that make no sense.
final class Range {
    private Range() {}

    static int check(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be " + least + ".." + most + ": " + key + "=" + value);
        }
        return value;
    }

    static double check(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(key + " must be " + least + ".." + most + ": " + key + "=" + value);
        }
        return value;
    }

    static Duration millis(String key, int value, int least, int most) {
        return Duration.ofMillis(check(key, value, least, most));
    }

    static long nanos(String key, int value, int least, int most) {
        return millis(key, value, least, most).toNanos();
    }
}
