package dev.carthal.hal.wrong;

import org.assertj.core.api.Assertions;

/// A contract that needs a library.
public final class Needy {
    @Override
    public String toString() {
        return Assertions.class.getName();
    }
}
