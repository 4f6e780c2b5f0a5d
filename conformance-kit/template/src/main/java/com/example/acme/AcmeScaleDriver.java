package com.example.acme;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Open scales that show their weight in a file; driver name `acme`.
@Component(property = "driver=acme")
public final class AcmeScaleDriver implements ScaleDriver {
    /// Make the driver; touches nothing.
    @Activate
    public AcmeScaleDriver() {}

    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        AcmeScaleConfig config = context.config().as(AcmeScaleConfig.class);
        Path path = Path.of(config.path());
        if (!Files.exists(path)) {
            throw new DeviceException(
                    Kind.NOT_FOUND, "there is no such file: path=" + path + "; is the scale's driver loaded?");
        }
        if (!Files.isReadable(path)) {
            throw new DeviceException(
                    Kind.PERMISSION, "this process must be allowed to read the file: path=" + path + "; run chmod o+r");
        }
        return new AcmeScale(context.clock(), config);
    }

    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        Path path = Path.of(config.as(AcmeScaleConfig.class).path());
        return new DeviceIdentity("path", path.toAbsolutePath().normalize().toString());
    }
}
