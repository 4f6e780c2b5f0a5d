package dev.carthal.scale.modbus;

import com.ghgande.j2mod.modbus.io.AbstractModbusTransport;
import com.ghgande.j2mod.modbus.io.ModbusRTUTransport;
import com.ghgande.j2mod.modbus.net.AbstractSerialConnection;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.weight.Scale;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/// The driver's scale, and the library's parser, on answers that come from anywhere but a port.
final class ScaleOnBytes extends AbstractSerialConnection {
    /// So that the library waits for no character to pass over the line.
    private static final int FAST = 100_000_000;

    private final InputStream answers;
    private final byte[] pending = new byte[1024];
    private int from;
    private int to;

    private ScaleOnBytes(InputStream answers) {
        this.answers = answers;
    }

    /// {@return a scale that reads the answers once after each question}
    static Scale open(DeviceContext context, InputStream answers) throws DeviceException {
        ModbusScaleSettings settings = ModbusScaleSettings.of(context.config().as(ModbusScaleConfig.class));
        return new ModbusScale(context.clock(), settings, new RegisterLine(new ScaleOnBytes(answers), settings));
    }

    @Override
    public AbstractModbusTransport getModbusTransport() {
        ModbusRTUTransport transport = new ModbusRTUTransport();
        try {
            transport.setCommPort(this);
        } catch (IOException e) {
            throw new IllegalStateException("a line that is always open cannot be used: " + e, e);
        }
        return transport;
    }

    @Override
    public int readBytes(byte[] buffer, int most) {
        int count = Math.min(most, to - from);
        System.arraycopy(pending, from, buffer, 0, count);
        from += count;
        return count;
    }

    @Override
    public int writeBytes(byte[] buffer, int count) {
        System.arraycopy(pending, from, pending, 0, to - from);
        to -= from;
        from = 0;
        try {
            to += Math.max(0, answers.read(pending, to, pending.length - to));
        } catch (IOException _) {
            return 0;
        }
        return count;
    }

    @Override
    public int bytesAvailable() {
        return to - from;
    }

    @Override
    public void open() {}

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public int getBaudRate() {
        return FAST;
    }

    @Override
    public int getNumDataBits() {
        return Byte.SIZE;
    }

    @Override
    public int getNumStopBits() {
        return ONE_STOP_BIT;
    }

    @Override
    public int getParity() {
        return NO_PARITY;
    }

    @Override
    public String getPortName() {
        return "bytes";
    }

    @Override
    public String getDescriptivePortName() {
        return getPortName();
    }

    @Override
    public void setComPortTimeouts(int mode, int reading, int writing) {}

    @Override
    public int getTimeout() {
        return 1;
    }

    @Override
    public void setTimeout(int millis) {}

    @Override
    public Set<String> getCommPorts() {
        return Set.of();
    }
}
