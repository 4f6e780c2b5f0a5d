package dev.carthal.touchscreen;

/// Refuse configured numbers that make no sense.
final class Range {
    private Range() {}

    static int check(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be " + least + ".." + most + ": " + key + "=" + value);
        }
        return value;
    }
}
