package dev.carthal.scale.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;

/// A line through jSerialComm. It reads and never listens: after an unplug the library repeats its event
/// without end.
final class SerialCommLine implements Line {
    /// What the library says of a port that this process has open, though its path is there.
    private static final int ENOENT = 2;

    /// What it says of one that another process has locked.
    private static final int EAGAIN = 11;

    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int EINVAL = 22;

    private final SerialPort port;
    private final String path;

    private SerialCommLine(SerialPort port, String path) {
        this.port = port;
        this.path = path;
    }

    static Line open(SerialScaleConfig config) throws DeviceException {
        String path = config.port();
        check(path);
        try {
            SerialPort port = SerialPort.getCommPort(path);
            port.setComPortParameters(config.baud(), config.data_bits(), stopBits(config), parity(config));
            port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, WAIT_MILLIS, 0);
            if (!port.openPort(0)) {
                throw refused(config, port.getLastErrorCode());
            }
            // What the scale sent while nobody listened is old, and the first of it torn.
            port.flushIOBuffers();
            return new SerialCommLine(port, path);
        } catch (SerialPortInvalidPortException e) {
            throw new DeviceException(Kind.NOT_FOUND, "the port is not a serial line: port=" + path, e);
        }
    }

    private static void check(String path) throws DeviceException {
        Path file = Path.of(path);
        if (!Files.exists(file)) {
            throw new DeviceException(
                    Kind.NOT_FOUND, "there is no such port: port=" + path + "; plug the scale in, or correct the path");
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw new DeviceException(
                    Kind.PERMISSION,
                    "the port may not be read and written: port=" + path
                            + "; add the user to its group, often dialout");
        }
    }

    private static DeviceException refused(SerialScaleConfig config, int errno) {
        String line = config.port() + " at " + config.baud() + " " + config.data_bits()
                + config.parity().substring(0, 1).toUpperCase(java.util.Locale.ROOT) + config.stop_bits();
        return switch (errno) {
            case EACCES -> new DeviceException(Kind.PERMISSION, "the port may not be opened: " + line);
            case ENOENT, EAGAIN, EBUSY -> new DeviceException(Kind.BUSY, "somebody else has the port open: " + line);
            case EINVAL -> new DeviceException(Kind.CONFIGURATION, "the port cannot do these settings: " + line);
            default -> new DeviceException(Kind.OTHER, "the port cannot be opened, errno " + errno + ": " + line);
        };
    }

    private static int stopBits(SerialScaleConfig config) {
        return config.stop_bits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
    }

    private static int parity(SerialScaleConfig config) throws DeviceException {
        return switch (config.parity()) {
            case "none" -> SerialPort.NO_PARITY;
            case "even" -> SerialPort.EVEN_PARITY;
            case "odd" -> SerialPort.ODD_PARITY;
            default ->
                throw new DeviceException(
                        Kind.CONFIGURATION, "parity must be none, even or odd: parity=" + config.parity());
        };
    }

    @Override
    public int read(byte[] buffer) throws DeviceException {
        int count = port.readBytes(buffer, buffer.length);
        if (count < 0) {
            throw lost();
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws DeviceException {
        if (port.writeBytes(bytes, bytes.length) != bytes.length) {
            throw lost();
        }
    }

    private DeviceException lost() {
        return new DeviceException(Kind.LOST, "the port is gone: port=" + path + "; was it unplugged?");
    }

    @Override
    public void close() {
        port.closePort();
    }
}
