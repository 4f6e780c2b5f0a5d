package dev.carthal.scale.hx711;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.scale.counts.CellScale;
import dev.carthal.scale.counts.Sysfs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Open load cells on HX711 converters; driver name `hx711`.
@Component(property = "driver=hx711")
public final class Hx711ScaleDriver implements ScaleDriver {
    private final Wiring wiring;

    /// Make the driver; touches nothing.
    @Activate
    public Hx711ScaleDriver() {
        this(Wiring.MACHINE);
    }

    Hx711ScaleDriver(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        Hx711Settings settings = Hx711Settings.of(context.config());
        Chips chips = Chips.open(settings.chips(), name -> chip(context.clock(), settings, name));
        return new CellScale(context, settings.cells(), chips);
    }

    private Chip chip(Clock clock, Hx711Settings settings, String name) throws DeviceException {
        return switch (settings.config().bus()) {
            case "gpio" -> new BareChip(clock, pinWire(clock, settings, name), name, settings.pace());
            case "spi" -> new BareChip(clock, spiWire(settings, name), name, settings.pace());
            default -> IioChip.open(settings, name);
        };
    }

    private Wire pinWire(Clock clock, Hx711Settings settings, String name) throws DeviceException {
        return new PinWire(clock, wiring.pins(settings, name), name, settings.pace());
    }

    private Wire spiWire(Hx711Settings settings, String name) throws DeviceException {
        return new SpiWire(
                wiring.spi(settings, name),
                name,
                settings.gain(),
                settings.config().spi_hz());
    }

    /// {@return the chips behind all links and labels}
    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        Hx711ScaleConfig values = config.as(Hx711ScaleConfig.class);
        List<String> places = new ArrayList<>();
        for (String name : values.chips()) {
            places.add(place(values, name));
        }
        Collections.sort(places);
        return new DeviceIdentity("path", String.join(",", places));
    }

    private static String place(Hx711ScaleConfig values, String name) throws DeviceException {
        return switch (values.bus()) {
            case "gpio" -> real(GpioPins.file(Path.of(values.dev()), name)) + name.substring(name.indexOf(':'));
            case "spi" -> real(Path.of(values.dev(), name));
            default -> real(Sysfs.iio(Path.of(values.sys()), name));
        };
    }

    private static String real(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize().toString(); // not there yet
        }
    }
}
