package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.SlotListener;
import java.util.List;
import java.util.function.LongSupplier;

/// What all slots share.
record House(Clock clock, LongSupplier machine, Watchdog watchdog, Claims claims, Iterable<SlotListener> listeners) {
    /// {@return the same for something that is no slot, and that nobody is told of}
    House unheard() {
        return new House(clock, machine, watchdog, claims, List.of());
    }
}
