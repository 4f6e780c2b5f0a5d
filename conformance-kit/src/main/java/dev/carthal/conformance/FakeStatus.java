package dev.carthal.conformance;

import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.Timing;

record FakeStatus(String slot, SlotState state, String reason, long sinceNanos, long consumed, long gaps)
        implements SlotStatus {
    @Override
    public String driver() {
        return "fake";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public long dropped() {
        return 0;
    }

    @Override
    public Timing execution() {
        return Timing.NONE;
    }

    @Override
    public Timing period() {
        return Timing.NONE;
    }
}
