package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;
import java.util.OptionalInt;

/// One HX711, however it is reached.
interface Chip extends AutoCloseable {
    /// {@return whether a conversion waits to be taken}
    boolean isReady() throws DeviceException;

    /// Take the conversion.
    ///
    /// @return its counts; empty if there is none, or none that is valid yet
    OptionalInt take() throws DeviceException;

    /// {@return whether taking waits for a conversion, up to a second}
    default boolean waits() {
        return false;
    }

    @Override
    void close();
}
