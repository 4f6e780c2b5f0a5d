package dev.carthal.scale.hx711;

import dev.carthal.conformance.FakeClock;
import dev.carthal.simulator.converter.SimulatedHx711;
import java.time.Duration;

/// A bus of SPI, a bit a microsecond, whose MOSI is the clock of a simulated chip and whose MISO is its DOUT.
final class SimulatedSpi implements SpiLine {
    private static final Duration HALF_A_BIT = Duration.ofNanos(500);

    private final FakeClock clock;
    private final SimulatedHx711 chip;

    SimulatedSpi(FakeClock clock, SimulatedHx711 chip) {
        this.clock = clock;
        this.chip = chip;
    }

    @Override
    public void transfer(byte[] out, byte[] in) {
        for (int i = 0; i < out.length * 8; i++) {
            int mask = 0x80 >> (i % 8);
            chip.clock((out[i / 8] & mask) != 0);
            clock.pass(HALF_A_BIT);
            in[i / 8] = (byte) (chip.data() ? in[i / 8] | mask : in[i / 8] & ~mask);
            clock.pass(HALF_A_BIT);
        }
    }

    @Override
    public void close() {}
}
