package dev.carthal.scale.modbus;

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

/// Open weight transmitters on Modbus RTU; driver name `modbus`.
@Component(property = "driver=modbus")
public final class ModbusScaleDriver implements ScaleDriver {
    /// Make the driver; touches nothing.
    @Activate
    public ModbusScaleDriver() {}

    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        ModbusScaleSettings settings = ModbusScaleSettings.of(context.config().as(ModbusScaleConfig.class));
        return new ModbusScale(context.clock(), settings, RegisterLine.open(settings));
    }

    /// {@return the port behind all links: one slot has the whole line}
    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        Path port = Path.of(config.as(ModbusScaleConfig.class).port());
        try {
            return new DeviceIdentity("path", port.toRealPath().toString());
        } catch (IOException e) {
            return new DeviceIdentity("path", port.toAbsolutePath().normalize().toString()); // not plugged in yet
        }
    }
}
