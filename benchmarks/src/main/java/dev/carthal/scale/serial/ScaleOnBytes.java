package dev.carthal.scale.serial;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.weight.Scale;
import dev.carthal.line.Line;
import java.io.IOException;
import java.io.InputStream;

/// The driver's scale on bytes that come from anywhere but a port; what it asks goes nowhere.
final class ScaleOnBytes implements Line {
    private final InputStream bytes;

    private ScaleOnBytes(InputStream bytes) {
        this.bytes = bytes;
    }

    static Scale open(DeviceContext context, InputStream bytes) throws DeviceException {
        SerialScaleSettings settings = SerialScaleSettings.of(context.config().as(SerialScaleConfig.class));
        return new SerialScale(context, settings, new ScaleOnBytes(bytes));
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
    public void write(byte[] question) {}

    @Override
    public void discard() {}

    @Override
    public void close() {}
}
