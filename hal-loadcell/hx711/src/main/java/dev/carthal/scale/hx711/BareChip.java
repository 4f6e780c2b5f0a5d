package dev.carthal.scale.hx711;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.OptionalInt;

/// A chip without a driver of the kernel's: it is reset before it is used, since nobody knows how many bits the
/// one before us has taken, and again when it has been silent for long.
final class BareChip implements Chip {
    private static final int ONES = -1;
    /// So long high, it resets surely; shorter resets gave wrong first values on some chips.
    private static final long RESET_NANOS = 10_000_000;
    /// No chip is silent for so long that works.
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private final Clock clock;
    private final Wire wire;
    private final String name;
    private final Settling settling;

    private boolean begun;
    private boolean resetting;
    private long at;

    BareChip(Clock clock, Wire wire, String name, Pace pace) {
        this.clock = clock;
        this.wire = wire;
        this.name = name;
        this.settling = new Settling(pace.settlingNanos());
    }

    private void reset() throws DeviceException {
        begun = true;
        wire.beginReset();
        resetting = true;
        at = clock.nanos();
        settling.begin();
    }

    @Override
    public boolean isReady() throws DeviceException {
        if (!begun) {
            reset();
        }
        long now = clock.nanos();
        if (resetting) {
            if (now - at >= RESET_NANOS) {
                wire.endReset();
                resetting = false;
                at = clock.nanos();
            }
            return false;
        }
        boolean ready = wire.isReady();
        if (!ready && now - at >= PATIENCE_NANOS) {
            reset();
        }
        return ready;
    }

    @Override
    public OptionalInt take() throws DeviceException {
        try {
            int counts = wire.read();
            if (counts == ONES) {
                throw rejected(name, "all bits are ones");
            }
            at = clock.nanos();
            return settling.isOver(at) ? OptionalInt.of(counts) : OptionalInt.empty();
        } catch (DeviceException e) {
            at = clock.nanos();
            settling.begin(); // it may have switched itself off
            throw e;
        }
    }

    static DeviceException rejected(String name, String why) {
        return new DeviceException(Kind.PROTOCOL, "a conversion of " + name + " is rejected: " + why);
    }

    @Override
    public void close() {
        wire.close();
    }
}
