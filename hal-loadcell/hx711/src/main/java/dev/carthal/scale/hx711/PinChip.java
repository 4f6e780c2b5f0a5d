package dev.carthal.scale.hx711;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.OptionalInt;

/// A chip whose pulses are ours. Whoever is interrupted while the clock is high may have switched the chip off,
/// and the rest of the bits are ones: so each pulse is timed, and a conversion with a long one is rejected.
final class PinChip implements Chip {
    private static final int BITS = 24;
    private static final int SIGN = 1 << (BITS - 1);
    private static final int ONES = -1;
    /// The datasheet's typical pulse.
    private static final long HIGH_NANOS = 1_000;
    /// Where the clock stands still, there is no chip that is in a hurry.
    private static final int SPINS = 1_000;
    /// So long high, it resets surely; shorter resets gave wrong first values on some chips.
    private static final long RESET_NANOS = 10_000_000;
    /// No chip is silent for so long that works.
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private final Clock clock;
    private final Pins pins;
    private final String name;
    private final Pace pace;
    private final Settling settling;

    private boolean begun;
    private boolean resetting;
    private long at;

    PinChip(Clock clock, Pins pins, String name, Pace pace) {
        this.clock = clock;
        this.pins = pins;
        this.name = name;
        this.pace = pace;
        this.settling = new Settling(pace.settlingNanos());
    }

    private void reset() throws DeviceException {
        pins.clock(true);
        resetting = true;
        at = clock.nanos();
        settling.begin();
    }

    @Override
    public boolean isReady() throws DeviceException {
        if (!begun) {
            begun = true;
            reset(); // nobody knows how many bits the one before us has taken
        }
        long now = clock.nanos();
        if (resetting) {
            if (now - at >= RESET_NANOS) {
                pins.clock(false);
                resetting = false;
                at = now;
            }
            return false;
        }
        boolean ready = !pins.data();
        if (!ready && now - at >= PATIENCE_NANOS) {
            reset();
        }
        return ready;
    }

    @Override
    public OptionalInt take() throws DeviceException {
        long begin = clock.nanos();
        long longest = 0;
        int bits = 0;
        for (int i = 0; i < pace.gain().pulses; i++) {
            longest = Math.max(longest, pulse());
            bits = i < BITS ? (bits << 1) | (pins.data() ? 1 : 0) : bits;
        }
        at = clock.nanos();
        if (longest >= pace.longestHighNanos()) {
            settling.begin();
            throw rejected("PD_SCK was high for up to " + longest / 1_000 + " µs, and must be below "
                    + pace.longestHighNanos() / 1_000);
        }
        if (at - begin >= pace.periodNanos()) {
            throw rejected("it took " + (at - begin) / 1_000 + " µs, longer than the next one");
        }
        int counts = (bits ^ SIGN) - SIGN;
        if (counts == ONES || !pins.data()) {
            settling.begin();
            throw rejected(counts == ONES ? "all bits are ones" : "DOUT is low after the last pulse");
        }
        return settling.isOver(at) ? OptionalInt.of(counts) : OptionalInt.empty();
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

    private DeviceException rejected(String why) {
        return new DeviceException(Kind.PROTOCOL, "a conversion of " + name + " is rejected: " + why);
    }

    @Override
    public void close() {
        pins.close();
    }
}
