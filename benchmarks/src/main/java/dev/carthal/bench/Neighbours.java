package dev.carthal.bench;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.weight.Scale;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/// What this module has in the packages of drivers, which are closed to all others.
final class Neighbours {
    private Neighbours() {}

    /// {@return the driver for serial scales at work on bytes instead of a port}
    static Scale openScale(DeviceContext context, InputStream bytes) throws DeviceException {
        return open("dev.carthal.scale.serial.ScaleOnBytes", context, bytes);
    }

    /// {@return the driver for Modbus scales at work on answers from anywhere}
    static Scale openModbus(DeviceContext context, InputStream answers) throws DeviceException {
        return open("dev.carthal.scale.modbus.ScaleOnBytes", context, answers);
    }

    private static Scale open(String name, DeviceContext context, InputStream bytes) throws DeviceException {
        try {
            Method open = Class.forName(name).getDeclaredMethod("open", DeviceContext.class, InputStream.class);
            open.setAccessible(true);
            return (Scale) open.invoke(null, context, bytes);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof DeviceException refused) {
                throw refused;
            }
            throw new IllegalStateException(name + " failed: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " is built with this class: " + e, e);
        }
    }
}
