package dev.carthal.scale.nau7802;

import dev.carthal.hal.DeviceException;

/// The registers of one chip, however they are reached.
interface Registers extends AutoCloseable {
    /// Read registers one after another, in one transfer.
    ///
    /// @param into as many as it is long
    void read(int first, byte[] into) throws DeviceException;

    void write(int register, int value) throws DeviceException;

    default int read(int register) throws DeviceException {
        byte[] value = new byte[1];
        read(register, value);
        return value[0] & 0xFF;
    }

    @Override
    void close();

    /// How the registers of a chip are opened.
    interface Wiring {
        Registers open(Nau7802Settings settings, String name) throws DeviceException;
    }
}
