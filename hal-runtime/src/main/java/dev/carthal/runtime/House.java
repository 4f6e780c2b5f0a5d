package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.SlotListener;
import java.util.function.LongSupplier;

/// What all slots share.
record House(Clock clock, LongSupplier machine, Watchdog watchdog, Claims claims, Iterable<SlotListener> listeners) {}
