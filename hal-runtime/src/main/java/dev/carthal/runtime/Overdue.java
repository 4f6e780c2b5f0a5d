package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;

/// A call came back, long after its time.
final class Overdue extends DeviceException {
    private static final long serialVersionUID = 1;

    Overdue(String message) {
        super(Kind.TIMEOUT, message);
    }
}
