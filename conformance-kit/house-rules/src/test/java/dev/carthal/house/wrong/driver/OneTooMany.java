package dev.carthal.house.wrong.driver;

import dev.carthal.house.wrong.core.Cyclic;

/// A second public type, which also knows a room that a driver must not see.
public final class OneTooMany {
    private final Cyclic core;

    /// Made by nobody.
    ///
    /// @param core what it must not know
    public OneTooMany(Cyclic core) {
        this.core = core;
    }

    @Override
    public int hashCode() {
        return core.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OneTooMany one && one.core.equals(core);
    }
}
