package dev.carthal.scan.hid;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.hidraw.HidNode;
import dev.carthal.hidraw.ReportStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Open USB-HID bar-code scanners; driver name `hid`.
@Component(property = "driver=hid")
public final class HidScannerDriver implements ScannerDriver {
    /// Make the driver; touches nothing.
    @Activate
    public HidScannerDriver() {}

    @Override
    public Scanner open(DeviceContext context) throws DeviceException {
        HidScannerConfig config = context.config().as(HidScannerConfig.class);
        if (config.torn_ms() < 50 || config.torn_ms() > 10_000) {
            throw new DeviceException(Kind.CONFIGURATION, "torn.ms must be 50..10000: torn.ms=" + config.torn_ms());
        }
        HidNode node = HidNode.chosen(scanners(config), Path.of(config.dev()), config.device());
        Clock clock = context.clock();
        Barcodes barcodes = new Barcodes(clock, node, Duration.ofMillis(config.torn_ms()));
        return new HidScanner(new ReportStream<>(clock, node.file().toString(), node.open(), barcodes));
    }

    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        HidScannerConfig scanner = config.as(HidScannerConfig.class);
        return HidNode.identity(scanners(scanner), Path.of(scanner.dev()), scanner.device());
    }

    private static List<HidNode> scanners(HidScannerConfig config) throws DeviceException {
        return HidNode.hidraw(Path.of(config.dev()), Path.of(config.sys()), Barcodes.PAGE);
    }
}
