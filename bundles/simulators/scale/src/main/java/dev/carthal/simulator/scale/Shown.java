package dev.carthal.simulator.scale;

import java.util.Locale;

/// What a simulated scale shows at one instant.
///
/// @param milligrams the weight, which it does not say when it is overloaded
/// @param net whether it is net of a tare
record Shown(long milligrams, State state, boolean net) {
    Shown(long milligrams, State state) {
        this(milligrams, state, false);
    }

    enum State {
        STABLE,
        MOVING,
        OVER
    }

    boolean stable() {
        return state == State.STABLE;
    }

    boolean moving() {
        return state == State.MOVING;
    }

    boolean over() {
        return state == State.OVER;
    }

    boolean negative() {
        return milligrams < 0;
    }

    char sign(char positive) {
        return negative() ? '-' : positive;
    }

    /// {@return kilograms with three places in that format of `%f`, without a sign}
    String kilograms(String format) {
        return String.format(Locale.ROOT, format, Math.abs(milligrams) / 1e6);
    }

    long signedGrams() {
        return negative() ? -grams() : grams();
    }

    long grams() {
        return Math.round(Math.abs(milligrams) / 1e3);
    }
}
