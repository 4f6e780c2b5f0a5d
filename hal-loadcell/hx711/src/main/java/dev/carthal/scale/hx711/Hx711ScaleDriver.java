package dev.carthal.scale.hx711;

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

/// Open load cells on HX711 converters; driver name `hx711`.
@Component(property = "driver=hx711")
public final class Hx711ScaleDriver implements ScaleDriver {
    /// Make the driver; touches nothing.
    @Activate
    public Hx711ScaleDriver() {}

    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        Hx711Settings settings = Hx711Settings.of(context.config().as(Hx711ScaleConfig.class));
        Chips chips = Chips.open(settings.chips(), name -> IioChip.open(settings, name));
        return new CellScale(context, settings.scheme(), settings.display(), chips);
    }

    /// {@return the chips behind all links and labels}
    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        Hx711ScaleConfig values = config.as(Hx711ScaleConfig.class);
        return new DeviceIdentity(
                "path",
                Arrays.stream(values.chips())
                        .map(name -> real(IioChip.folder(Path.of(values.sys()), name)))
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
