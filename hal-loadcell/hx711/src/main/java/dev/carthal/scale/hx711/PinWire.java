package dev.carthal.scale.hx711;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;

/// Pulses that are ours. Whoever is interrupted while the clock is high may have switched the chip off, and the
/// rest of the bits are ones: so each pulse is timed, and a conversion with a long one is rejected.
final class PinWire implements Wire {
    private static final int BITS = 24;
    private static final int SIGN = 1 << (BITS - 1);
    /// The datasheet's typical pulse.
    private static final long HIGH_NANOS = 1_000;
    /// Where the clock stands still, there is no chip that is in a hurry.
    private static final int SPINS = 1_000;

    private final Clock clock;
    private final Pins pins;
    private final String name;
    private final Pace pace;

    PinWire(Clock clock, Pins pins, String name, Pace pace) {
        this.clock = clock;
        this.pins = pins;
        this.name = name;
        this.pace = pace;
    }

    @Override
    public boolean isReady() throws DeviceException {
        return !pins.data();
    }

    @Override
    public int read() throws DeviceException {
        long begin = clock.nanos();
        long longest = 0;
        int bits = 0;
        for (int i = 0; i < pace.gain().pulses; i++) {
            longest = Math.max(longest, pulse());
            bits = i < BITS ? (bits << 1) | (pins.data() ? 1 : 0) : bits;
        }
        long took = clock.nanos() - begin;
        if (longest >= pace.longestHighNanos()) {
            throw BareChip.rejected(
                    name,
                    "PD_SCK was high for up to " + longest / 1_000 + " µs, and must be below "
                            + pace.longestHighNanos() / 1_000);
        }
        if (took >= pace.periodNanos()) {
            throw BareChip.rejected(name, "it took " + took / 1_000 + " µs, longer than the next one");
        }
        if (!pins.data()) {
            throw BareChip.rejected(name, "DOUT is low after the last pulse");
        }
        return (bits ^ SIGN) - SIGN;
    }

    /// Not too short, either: a kernel can be quicker than the chip.
    ///
    /// @return for how long the clock was high, at the most
    private long pulse() throws DeviceException {
        long up = clock.nanos();
        pins.clock(true);
        for (int i = 0; i < SPINS && clock.nanos() - up < HIGH_NANOS; i++) {
            Thread.onSpinWait();
        }
        pins.clock(false);
        return clock.nanos() - up;
    }

    @Override
    public void beginReset() throws DeviceException {
        pins.clock(true);
    }

    @Override
    public void endReset() throws DeviceException {
        pins.clock(false);
    }

    @Override
    public void close() {
        pins.close();
    }
}
