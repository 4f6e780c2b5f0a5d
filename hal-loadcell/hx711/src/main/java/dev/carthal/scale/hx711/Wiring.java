package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;

/// How the lines of a chip are opened.
interface Wiring {
    /// The lines of this machine.
    Wiring MACHINE = new Wiring() {
        @Override
        public Pins pins(Hx711Settings settings, String name) throws DeviceException {
            return GpioPins.open(settings.dev(), name);
        }

        @Override
        public SpiLine spi(Hx711Settings settings, String name) throws DeviceException {
            return SpiDevice.open(settings.dev(), name, settings.config().spi_hz());
        }
    };

    Pins pins(Hx711Settings settings, String name) throws DeviceException;

    SpiLine spi(Hx711Settings settings, String name) throws DeviceException;
}
