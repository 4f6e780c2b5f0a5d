package dev.carthal.scale.hx711;

import dev.carthal.conformance.FakeClock;
import dev.carthal.simulator.converter.SimulatedHx711;
import java.time.Duration;

/// The lines of a simulated chip. Each use takes its time, and a test can make one clock pulse take longer.
final class SimulatedPins implements Pins {
    private static final Duration EACH = Duration.ofNanos(1_000);

    final SimulatedHx711 chip;
    Duration look = EACH;
    boolean closed;

    private final FakeClock clock;
    private int highs;
    private int slow = -1;
    private Duration stall = Duration.ZERO;

    SimulatedPins(FakeClock clock, int rate) {
        this.clock = clock;
        this.chip = new SimulatedHx711(clock::nanos, rate);
    }

    /// Take longer while the clock is high for the n-th time from now.
    void stall(int pulse, Duration longer) {
        slow = highs + pulse;
        stall = longer;
    }

    @Override
    public boolean data() {
        clock.pass(look);
        return chip.data();
    }

    @Override
    public void clock(boolean high) {
        chip.clock(high);
        clock.pass(EACH);
        if (high && ++highs == slow) {
            clock.pass(stall);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
