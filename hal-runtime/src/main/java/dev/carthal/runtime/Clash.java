package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;

/// Two slots mean one device.
final class Clash extends DeviceException {
    private static final long serialVersionUID = 1;

    Clash(String message) {
        super(Kind.BUSY, message);
    }
}
