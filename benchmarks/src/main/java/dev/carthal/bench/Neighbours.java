package dev.carthal.bench;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.weight.Scale;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.ToLongFunction;

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

    /// {@return a dialect of the driver for serial scales alone: it takes bytes and returns how many frames it has
    /// seen}
    @SuppressWarnings("unchecked") // it is what that method returns
    static ToLongFunction<byte[]> dialect(DeviceConfig config) throws DeviceException {
        return (ToLongFunction<byte[]>)
                call("dev.carthal.scale.serial.BareDialect", "of", new Class<?>[] {DeviceConfig.class}, config);
    }

    private static Scale open(String name, DeviceContext context, InputStream bytes) throws DeviceException {
        Class<?>[] types = {DeviceContext.class, InputStream.class};
        return (Scale) call(name, "open", types, context, bytes);
    }

    private static Object call(String name, String verb, Class<?>[] types, Object... arguments) throws DeviceException {
        try {
            Method method = Class.forName(name).getDeclaredMethod(verb, types);
            method.setAccessible(true);
            return method.invoke(null, arguments);
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
