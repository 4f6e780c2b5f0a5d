package dev.carthal.scan.wedge;

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
import dev.carthal.kernel.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Open bar-code scanners that type as keyboards; driver name `wedge`.
@Component(property = "driver=wedge")
public final class WedgeDriver implements ScannerDriver {
    /// Make the driver; touches nothing.
    @Activate
    public WedgeDriver() {}

    @Override
    public Scanner open(DeviceContext context) throws DeviceException {
        WedgeConfig config = context.config().as(WedgeConfig.class);
        if (config.torn_ms() < 50 || config.torn_ms() > 10_000) {
            throw new DeviceException(Kind.CONFIGURATION, "torn.ms must be 50..10000: torn.ms=" + config.torn_ms());
        }
        if (!config.aim().equals(Typing.RETAIL) && !config.aim().matches(Typing.AIM)) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    "aim must be retail, or ], a letter, and a letter or digit: aim=" + config.aim());
        }
        Typing typing = new Typing(Layout.of(config.layout()), config.aim());
        HidNode node = HidNode.chosen(keyboards(config), Path.of(config.dev()), config.device());
        Device file = node.open();
        if (config.grab()) {
            new Grab(file, node).take(context.deadline());
        }
        KeyEvents.onSteadyTime(file);
        Clock clock = context.clock();
        KeyEvents events = new KeyEvents(clock, node, typing, Duration.ofMillis(config.torn_ms()));
        return new Wedge(new ReportStream<>(clock, node.file().toString(), file, events));
    }

    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        WedgeConfig wedge = config.as(WedgeConfig.class);
        return HidNode.identity(keyboards(wedge), Path.of(wedge.dev()), wedge.device());
    }

    private static List<HidNode> keyboards(WedgeConfig config) throws DeviceException {
        if (config.device().isBlank()) {
            throw new DeviceException(
                    Kind.CONFIGURATION, "device must name the scanner, or somebody's keyboard would be taken: device=");
        }
        return HidNode.keyboards(Path.of(config.dev()), Path.of(config.sys()));
    }
}
