package dev.carthal.scale.serial;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.line.Line;
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
        return new SerialScale(context, settings, Line.open(settings.line()));
    }

    /// {@return the port behind all links, so that two slots on it are found out however they name it}
    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        return Line.identity(config.as(SerialScaleConfig.class).port());
    }
}
