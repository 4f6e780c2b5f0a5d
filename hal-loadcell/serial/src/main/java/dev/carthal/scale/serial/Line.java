package dev.carthal.scale.serial;

import dev.carthal.hal.DeviceException;

/// A serial line as plain verbs. No native wait in it is longer than [#WAIT_MILLIS].
interface Line extends AutoCloseable {
    int WAIT_MILLIS = 100;

    /// Wait for bytes, at most [#WAIT_MILLIS].
    ///
    /// @return how many came, perhaps 0
    /// @throws DeviceException of kind `LOST` if the port is gone
    int read(byte[] buffer) throws DeviceException;

    void write(byte[] bytes) throws DeviceException;

    /// Forget what has come and was not read.
    void discard();

    @Override
    void close();
}
