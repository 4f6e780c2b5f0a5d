package dev.carthal.scan.serial;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.line.Line;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Open barcode scanners on serial lines; driver name `serial`.
@Component(property = "driver=serial")
public final class SerialScannerDriver implements ScannerDriver {
    /// Make the driver; touches nothing.
    @Activate
    public SerialScannerDriver() {}

    @Override
    public Scanner open(DeviceContext context) throws DeviceException {
        SerialScannerSettings settings =
                SerialScannerSettings.of(context.config().as(SerialScannerConfig.class));
        return new SerialScanner(context.clock(), settings, Line.open(settings.line()));
    }

    /// {@return the port behind all links, so that two slots on it are found out however they name it}
    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        return Line.identity(config.as(SerialScannerConfig.class).port());
    }
}
