package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;
import java.util.Arrays;

/// Pulses that a bus of SPI makes: two bits each, a one and a zero, so that no scheduler can make one longer.
/// DOUT is received twice for each pulse.
final class SpiWire implements Wire {
    private static final int BITS = 24;
    private static final int SIGN = 1 << (BITS - 1);
    private static final int BYTES = 7;
    /// One transfer, as large as every kernel takes.
    private static final int LARGEST_RESET = 4_000;

    private final SpiLine line;
    private final String name;
    private final byte[] pulses;
    private final byte[] reset;
    private final byte[] received = new byte[BYTES];
    private final byte[] nothing = new byte[1];
    private final byte[] look = new byte[1];

    /// @param hertz of the bus
    SpiWire(SpiLine line, String name, Gain gain, int hertz) {
        this.line = line;
        this.name = name;
        this.pulses = pulses(gain);
        // 10 ms of ones, and a zero, so that the line is low afterwards
        this.reset = new byte[Math.min(LARGEST_RESET, hertz / 800) + 1];
        Arrays.fill(reset, 0, reset.length - 1, (byte) 0xFF);
    }

    static byte[] pulses(Gain gain) {
        byte[] pulses = new byte[BYTES];
        for (int i = 0; i < gain.pulses; i++) {
            pulses[i / 4] |= (byte) (0x80 >> (i % 4 * 2));
        }
        return pulses;
    }

    /// {@return the counts in what was received: of each pulse the bit that came while it was high}
    static int counts(byte[] received) {
        int bits = 0;
        for (int i = 0; i < BITS; i++) {
            bits = (bits << 1) | ((received[i / 4] >> (7 - i % 4 * 2)) & 1);
        }
        return (bits ^ SIGN) - SIGN;
    }

    @Override
    public boolean isReady() throws DeviceException {
        line.transfer(nothing, look);
        return (look[0] & 1) == 0;
    }

    @Override
    public int read() throws DeviceException {
        line.transfer(pulses, received);
        if ((received[BYTES - 1] & 1) == 0) {
            throw BareChip.rejected(name, "DOUT is low after the last pulse");
        }
        return counts(received);
    }

    @Override
    public void beginReset() {} // one transfer does it all

    @Override
    public void endReset() throws DeviceException {
        line.transfer(reset, new byte[reset.length]);
    }

    @Override
    public void close() {
        line.close();
    }
}
