package dev.carthal.scale.serial;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Open scales on serial lines; driver name `serial`.
@Component(property = "driver=serial")
public final class SerialScaleDriver implements ScaleDriver {
    /// Make the driver; touches nothing.
    @Activate
    public SerialScaleDriver() {}

    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        SerialScaleConfig config = context.config().as(SerialScaleConfig.class);
        SerialScaleSettings settings = SerialScaleSettings.of(config);
        return new SerialScale(context, settings, SerialCommLine.open(settings));
    }

    /// {@return the port behind all links, so that two slots on it are found out however they name it}
    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        Path port = Path.of(config.as(SerialScaleConfig.class).port());
        try {
            return new DeviceIdentity("path", port.toRealPath().toString());
        } catch (IOException e) {
            return new DeviceIdentity("path", port.toAbsolutePath().normalize().toString()); // not plugged in yet
        }
    }
}
