package dev.carthal.conformance;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Instant;

/// The clock of a driver that reads the machine's time.
record MachineClock(Clock handed) implements Clock {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant wall() {
        return handed.wall();
    }

    @Override
    public Signal signal(String name) {
        return handed.signal(name);
    }
}
