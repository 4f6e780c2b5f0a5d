package dev.carthal.line;

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

    private static final int RTS_CTS = SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;

    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int EINVAL = 22;

    private final SerialPort port;
    private final String path;
    private final boolean handshake;

    private SerialCommLine(SerialPort port, LineSettings settings) {
        this.port = port;
        this.path = settings.port();
        this.handshake = settings.handshake();
    }

    static Line open(LineSettings settings) throws DeviceException {
        String path = settings.port();
        Mode mode = settings.mode();
        check(path);
        try {
            SerialPort port = SerialPort.getCommPort(path);
            set(port, mode);
            port.setFlowControl(settings.handshake() ? RTS_CTS : SerialPort.FLOW_CONTROL_DISABLED);
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, WAIT_MILLIS, 0);
            if (!opened(port, settings)) {
                throw refused(path + " at " + mode, port.getLastErrorCode());
            }
            return new SerialCommLine(port, settings);
        } catch (SerialPortInvalidPortException e) {
            throw new DeviceException(Kind.NOT_FOUND, "the port is not a serial line: port=" + path, e);
        }
    }

    /// A pseudo-terminal has no parity and may refuse seven bits. Where they are only usual, eight will do: the
    /// eighth is masked off.
    private static boolean opened(SerialPort port, LineSettings settings) {
        if (port.openPort(0)) {
            return true;
        }
        if (port.getLastErrorCode() != EINVAL || !settings.usual()) {
            return false;
        }
        set(port, new Mode(settings.mode().baud(), 8, 'N', 1));
        return port.openPort(0);
    }

    private static void set(SerialPort port, Mode mode) {
        int stop = mode.stop() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
        int parity = switch (mode.parity()) {
            case 'E' -> SerialPort.EVEN_PARITY;
            case 'O' -> SerialPort.ODD_PARITY;
            default -> SerialPort.NO_PARITY;
        };
        port.setComPortParameters(mode.baud(), mode.data(), stop, parity);
    }

    private static void check(String path) throws DeviceException {
        Path file = Path.of(path);
        if (!Files.exists(file)) {
            throw new DeviceException(
                    Kind.NOT_FOUND, "there is no such port: port=" + path + "; plug it in, or correct the path");
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw new DeviceException(
                    Kind.PERMISSION,
                    "the port may not be read and written: port=" + path
                            + "; add the user to its group, often dialout");
        }
    }

    private static DeviceException refused(String line, int errno) {
        return switch (errno) {
            case EACCES -> new DeviceException(Kind.PERMISSION, "the port may not be opened: " + line);
            case ENOENT, EAGAIN, EBUSY -> new DeviceException(Kind.BUSY, "somebody else has the port open: " + line);
            case EINVAL -> new DeviceException(Kind.CONFIGURATION, "the port cannot do these settings: " + line);
            default -> new DeviceException(Kind.OTHER, "the port cannot be opened, errno " + errno + ": " + line);
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

    @Override
    public void discard() {
        port.flushIOBuffers();
    }

    private DeviceException lost() {
        return new DeviceException(Kind.LOST, "the port is gone: port=" + path + "; was it unplugged?");
    }

    @Override
    public void close() {
        if (handshake && !port.getCTS()) {
            port.flushIOBuffers(); // or the kernel waits half a minute for who does not want to hear
        }
        port.closePort();
    }
}
