package dev.carthal.scale.nau7802;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.scale.counts.CellScale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Open load cells on NAU7802 converters; driver name `nau7802`.
@Component(property = "driver=nau7802")
public final class Nau7802ScaleDriver implements ScaleDriver {
    private final Registers.Wiring wiring;

    /// Make the driver; touches nothing.
    @Activate
    public Nau7802ScaleDriver() {
        this((settings, name) -> I2cRegisters.open(settings.dev(), name));
    }

    Nau7802ScaleDriver(Registers.Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        Nau7802Settings settings = Nau7802Settings.of(context.config());
        Nau7802Cells cells = Nau7802Cells.open(
                settings.chips(),
                name -> Nau7802.open(context.clock(), wiring.open(settings, name), name, settings.input()));
        return new CellScale(context, settings.cells(), cells);
    }

    /// {@return the buses behind all links, on each of which there is one chip}
    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        Nau7802ScaleConfig values = config.as(Nau7802ScaleConfig.class);
        return new DeviceIdentity(
                "path",
                Arrays.stream(values.chips())
                        .map(name -> real(Path.of(values.dev(), name)) + ":" + I2cRegisters.ADDRESS)
                        .sorted()
                        .collect(Collectors.joining(",")));
    }

    private static String real(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize().toString(); // not there yet
        }
    }
}
