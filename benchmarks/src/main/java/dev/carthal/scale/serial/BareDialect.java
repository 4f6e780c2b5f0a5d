package dev.carthal.scale.serial;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import java.util.function.ToLongFunction;

/// A dialect alone, with a sink that only counts.
final class BareDialect implements ToLongFunction<byte[]>, Dialect.Sink {
    private final Dialect dialect;
    private long frames;

    private BareDialect(Dialect dialect) {
        this.dialect = dialect;
    }

    /// {@return what takes bytes and returns how many frames it has seen}
    static ToLongFunction<byte[]> of(DeviceConfig config) throws DeviceException {
        return new BareDialect(
                SerialScaleSettings.of(config.as(SerialScaleConfig.class)).dialect());
    }

    @Override
    public long applyAsLong(byte[] bytes) {
        for (byte each : bytes) {
            dialect.accept(each, this);
        }
        return frames;
    }

    @Override
    public void frame(Parsed parsed) {
        frames++;
    }

    @Override
    public void refused(byte[] frame, int length, String reason) {}

    @Override
    public void say(byte[] bytes) {}
}
