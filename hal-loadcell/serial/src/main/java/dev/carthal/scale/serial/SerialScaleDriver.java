package dev.carthal.scale.serial;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.line.Line;
import dev.carthal.line.LineSettings;
import dev.carthal.line.LineSettings.Wanted;
import dev.carthal.scale.serial.Cable.Half;
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
        Line line = settings.protocol().sharesLine()
                ? Cables.HERE.open(settings.line(), Half.SCALE)
                : Line.open(settings.line());
        return new SerialScale(context, settings, line);
    }

    /// {@return the port behind all links, so that two slots on it are found out however they name it}
    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        return Line.identity(config.as(SerialScaleConfig.class).port());
    }

    /// Open the scanner on a cable that it shares with a scale; driver name `datalogic`.
    @Component(property = "driver=datalogic")
    public static final class OnSameCable implements ScannerDriver {
        /// Make the driver; touches nothing.
        @Activate
        public OnSameCable() {}

        @Override
        public Scanner open(DeviceContext context) throws DeviceException {
            DatalogicScannerConfig config = context.config().as(DatalogicScannerConfig.class);
            LineSettings settings = LineSettings.of(
                    config.port(),
                    Protocol.DATALOGIC.mode,
                    new Wanted(config.baud(), config.data_bits(), config.parity(), config.stop_bits()));
            return new CableScanner(context.clock(), settings, Cables.HERE.open(settings, Half.SCANNER));
        }

        /// {@return the port behind all links; the scale at the other half has the same}
        @Override
        public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
            return Line.identity(config.as(DatalogicScannerConfig.class).port());
        }
    }
}
