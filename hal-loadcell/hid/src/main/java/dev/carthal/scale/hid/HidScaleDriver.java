package dev.carthal.scale.hid;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.weight.Certificate;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.hidraw.HidNode;
import dev.carthal.hidraw.ReportStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Open USB-HID scales; driver name `hid`.
@Component(property = "driver=hid")
public final class HidScaleDriver implements ScaleDriver {
    /// Make the driver; touches nothing.
    @Activate
    public HidScaleDriver() {}

    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        HidScaleConfig config = context.config().as(HidScaleConfig.class);
        Optional<Certificate> certificate = certificate(config);
        HidNode node = HidNode.chosen(scales(config), Path.of(config.dev()), config.device());
        WeightReport report = WeightReport.of(node);
        Clock clock = context.clock();
        String name = node.file().toString();
        return new HidScale(new ReportStream<>(clock, name, node.open(), new Weighing(clock, report, certificate)));
    }

    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        HidScaleConfig scale = config.as(HidScaleConfig.class);
        return HidNode.identity(scales(scale), Path.of(scale.dev()), scale.device());
    }

    private static List<HidNode> scales(HidScaleConfig config) throws DeviceException {
        return HidNode.hidraw(Path.of(config.dev()), Path.of(config.sys()), WeightReport.PAGE);
    }

    private static Optional<Certificate> certificate(HidScaleConfig config) throws DeviceException {
        String authority = config.certificate_authority();
        String number = config.certificate_number();
        if (authority.isBlank() != number.isBlank()) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    "certificate.authority and certificate.number go together: certificate.authority=" + authority
                            + ", certificate.number=" + number);
        }
        return authority.isBlank() ? Optional.empty() : Optional.of(new Certificate(authority, number));
    }
}
