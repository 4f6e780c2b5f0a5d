package dev.carthal.cli;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Instant;

/// The time of a tool that runs a driver without a cart.
final class MachineTime implements Clock {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public Signal signal(String name) {
        throw new UnsupportedOperationException("drivers wait for their devices, not for signals: " + name);
    }
}
