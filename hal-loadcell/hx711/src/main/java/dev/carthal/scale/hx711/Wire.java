package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;

/// What a chip is clocked by.
interface Wire extends AutoCloseable {
    /// {@return whether a conversion waits}
    boolean isReady() throws DeviceException;

    /// Clock a conversion out, and tell the gain of the next one.
    ///
    /// @return its 24 bits, with their sign
    /// @throws DeviceException of kind `PROTOCOL` if it cannot be trusted
    int read() throws DeviceException;

    /// Begin to hold the clock high, which resets the chip when it ends.
    void beginReset() throws DeviceException;

    /// End it, not sooner than the chip needs.
    void endReset() throws DeviceException;

    @Override
    void close();
}
