package dev.carthal.bench;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.weight.Scale;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
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

    /// {@return the driver for serial scanners at work on bytes instead of a port}
    static Scanner openScanner(DeviceContext context, InputStream bytes) throws DeviceException {
        Class<?>[] types = {DeviceContext.class, InputStream.class};
        return (Scanner) call("dev.carthal.scan.serial.ScannerOnBytes", "open", types, context, bytes);
    }

    /// {@return a parser that a class in its package has made fit to be fed}
    static ToIntFunction<byte[]> parser(String type, String name, Path folder) {
        return parser(type, name, new Class<?>[] {Path.class}, folder);
    }

    /// {@return the parser of reports of scales that are described so}
    static ToIntFunction<byte[]> weightReports(byte[] descriptor) {
        return parser("dev.carthal.scale.hid.ReportsRead", "of", new Class<?>[] {byte[].class}, descriptor);
    }

    /// {@return the parser of descriptions, which then reads this report}
    static ToIntFunction<byte[]> weightDescriptors(byte[] report) {
        return parser("dev.carthal.scale.hid.ReportsRead", "describedBy", new Class<?>[] {byte[].class}, report);
    }

    /// {@return the parser of reports of scanners that are described so}
    static ToIntFunction<byte[]> scanReports(Clock clock, byte[] descriptor) {
        Class<?>[] types = {Clock.class, byte[].class};
        return parser("dev.carthal.scan.hid.ReportsTaken", "of", types, clock, descriptor);
    }

    /// {@return the parser of a keyboard's events}
    static ToIntFunction<byte[]> keyEvents(Clock clock) {
        return parser("dev.carthal.scan.wedge.EventsTaken", "of", new Class<?>[] {Clock.class}, clock);
    }

    @SuppressWarnings("unchecked") // it is what those methods return
    private static ToIntFunction<byte[]> parser(String type, String name, Class<?>[] types, Object... arguments) {
        try {
            return (ToIntFunction<byte[]>) call(type, name, types, arguments);
        } catch (DeviceException e) {
            throw new IllegalStateException(type + " refuses what is its own: " + e, e);
        }
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
