package dev.carthal.line;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import java.io.IOException;
import java.nio.file.Path;

/// A serial line as plain verbs. No native wait in it is longer than [#WAIT_MILLIS].
public interface Line extends AutoCloseable {
    /// The longest native wait.
    int WAIT_MILLIS = 100;

    /// Open a port.
    ///
    /// @throws DeviceException if it is not there, may not be opened, or cannot be set like that
    static Line open(LineSettings settings) throws DeviceException {
        return SerialCommLine.open(settings);
    }

    /// {@return the port behind all links, so that two slots on it are found out however they name it}
    static DeviceIdentity identity(String port) {
        Path path = Path.of(port);
        try {
            return new DeviceIdentity("path", path.toRealPath().toString());
        } catch (IOException e) {
            return new DeviceIdentity("path", path.toAbsolutePath().normalize().toString()); // not plugged in yet
        }
    }

    /// Wait for bytes, at most [#WAIT_MILLIS].
    ///
    /// @return how many came, perhaps 0
    /// @throws DeviceException of kind `LOST` if the port is gone
    int read(byte[] buffer) throws DeviceException;

    /// Send bytes.
    ///
    /// @throws DeviceException of kind `LOST` if the port is gone
    void write(byte[] bytes) throws DeviceException;

    /// Forget what has come and was not read.
    void discard();

    @Override
    void close();
}
