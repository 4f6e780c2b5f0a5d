package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;

/// MOSI is the clock of a chip and MISO its DOUT; the clock of the bus goes nowhere.
interface SpiLine extends AutoCloseable {
    /// Send bytes and receive as many at the same time, without a pause while MOSI is high.
    void transfer(byte[] out, byte[] in) throws DeviceException;

    @Override
    void close();
}
