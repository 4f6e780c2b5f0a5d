package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;

/// The two lines of a chip. Its clock is low from the beginning; high for 60 µs, the chip switches itself off.
interface Pins extends AutoCloseable {
    /// {@return whether DOUT is high}
    boolean data() throws DeviceException;

    /// Set PD_SCK.
    void clock(boolean high) throws DeviceException;

    @Override
    void close();
}
