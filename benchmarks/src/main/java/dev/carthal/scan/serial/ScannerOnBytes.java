package dev.carthal.scan.serial;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.line.Line;
import java.io.IOException;
import java.io.InputStream;

/// The driver's scanner on bytes that come from anywhere but a port; what it says goes nowhere.
final class ScannerOnBytes implements Line {
    private final InputStream bytes;

    private ScannerOnBytes(InputStream bytes) {
        this.bytes = bytes;
    }

    static Scanner open(DeviceContext context, InputStream bytes) throws DeviceException {
        SerialScannerSettings settings =
                SerialScannerSettings.of(context.config().as(SerialScannerConfig.class));
        return new SerialScanner(context.clock(), settings, new ScannerOnBytes(bytes));
    }

    @Override
    public int read(byte[] buffer) throws DeviceException {
        try {
            return Math.max(0, bytes.read(buffer));
        } catch (IOException e) {
            throw new DeviceException(DeviceException.Kind.LOST, "the bytes cannot be read: " + e, e);
        }
    }

    @Override
    public void write(byte[] command) {}

    @Override
    public void discard() {}

    @Override
    public void close() {}
}
