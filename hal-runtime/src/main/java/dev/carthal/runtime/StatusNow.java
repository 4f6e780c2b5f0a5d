package dev.carthal.runtime;

import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.Timing;

record StatusNow(Standing.At at, Counted counted, Timing execution, Timing period) implements SlotStatus {
    record Counted(long consumed, long dropped, long gaps) {}

    static StatusNow of(Standing.At at, Statistics statistics) {
        Counted counted = new Counted(statistics.consumed.get(), statistics.dropped.get(), statistics.gaps.get());
        return new StatusNow(at, counted, statistics.execution(), statistics.period());
    }

    @Override
    public String slot() {
        return at.slot();
    }

    @Override
    public SlotState state() {
        return at.state();
    }

    @Override
    public String reason() {
        return at.reason();
    }

    @Override
    public String driver() {
        return at.fitted().driver();
    }

    @Override
    public String version() {
        return at.fitted().version();
    }

    @Override
    public long sinceNanos() {
        return at.sinceNanos();
    }

    @Override
    public long consumed() {
        return counted.consumed();
    }

    @Override
    public long dropped() {
        return counted.dropped();
    }

    @Override
    public long gaps() {
        return counted.gaps();
    }
}
