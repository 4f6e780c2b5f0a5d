package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;

/// How the lines of a chip are opened.
interface Wiring {
    Pins pins(Hx711Settings settings, String name) throws DeviceException;
}
