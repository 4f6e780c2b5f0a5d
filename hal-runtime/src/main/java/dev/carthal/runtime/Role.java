package dev.carthal.runtime;

import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotStatus;

/// A slot as consumers see it.
class Role implements Slot {
    private final Standing standing;

    Role(Standing standing) {
        this.standing = standing;
    }

    @Override
    public final String name() {
        return standing.slot();
    }

    @Override
    public final SlotStatus status() {
        return standing.status();
    }

    @Override
    public final String toString() {
        return standing.slot() + " " + standing.state();
    }
}
