package dev.carthal.scale.nau7802;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.kernel.Device;
import dev.carthal.kernel.KernelException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// The chip at its one address of an I²C bus, through the bus's character device (`linux/i2c-dev.h`). Reading
/// is one transfer with a repeated start, so that nobody comes between.
final class I2cRegisters implements Registers {
    static final int ADDRESS = 0x2A;

    private static final int TRANSFER = 0x0707;
    private static final short READ = 1;
    private static final int LARGEST = 4;
    /// No acknowledge, as some adapters say it; the others say ENXIO.
    private static final int EREMOTEIO = 121;

    // struct i2c_msg
    private static final int MESSAGE_BYTES = 16;
    private static final int MESSAGE_FLAGS = 2;
    private static final int MESSAGE_LENGTH = 4;
    private static final int MESSAGE_BUFFER = 8;

    // struct i2c_rdwr_ioctl_data
    private static final int DATA_BYTES = 16;
    private static final int DATA_COUNT = 8;

    private final String name;
    private final Device bus;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment sent = arena.allocate(2);
    private final MemorySegment received = arena.allocate(LARGEST);
    private final MemorySegment messages = arena.allocate(2 * MESSAGE_BYTES, 8);
    private final MemorySegment transfer = arena.allocate(DATA_BYTES, 8);

    I2cRegisters(String name, Device bus) {
        this.name = name;
        this.bus = bus;
        messages.set(JAVA_SHORT, 0, (short) ADDRESS);
        messages.set(JAVA_LONG, MESSAGE_BUFFER, sent.address());
        messages.set(JAVA_SHORT, MESSAGE_BYTES, (short) ADDRESS);
        messages.set(JAVA_SHORT, MESSAGE_BYTES + MESSAGE_FLAGS, READ);
        messages.set(JAVA_LONG, MESSAGE_BYTES + MESSAGE_BUFFER, received.address());
        transfer.set(JAVA_LONG, 0, messages.address());
    }

    /// @param name a file below `dev`, such as `i2c-1`
    static I2cRegisters open(Path dev, String name) throws DeviceException {
        try {
            return new I2cRegisters(name, Device.open(dev.resolve(name)));
        } catch (KernelException e) {
            throw e.whileOpening("chips=" + name);
        }
    }

    @Override
    public void read(int first, byte[] into) throws DeviceException {
        sent.set(JAVA_BYTE, 0, (byte) first);
        messages.set(JAVA_SHORT, MESSAGE_LENGTH, (short) 1);
        messages.set(JAVA_SHORT, MESSAGE_BYTES + MESSAGE_LENGTH, (short) into.length);
        exchange(2);
        MemorySegment.copy(received, JAVA_BYTE, 0, into, 0, into.length);
    }

    @Override
    public void write(int register, int value) throws DeviceException {
        sent.set(JAVA_BYTE, 0, (byte) register);
        sent.set(JAVA_BYTE, 1, (byte) value);
        messages.set(JAVA_SHORT, MESSAGE_LENGTH, (short) 2);
        exchange(1);
    }

    private void exchange(int count) throws DeviceException {
        transfer.set(JAVA_INT, DATA_COUNT, count);
        try {
            bus.ioctl(TRANSFER, transfer);
        } catch (KernelException e) {
            throw e.whileInUse("the NAU7802 on " + name, e.errno() == EREMOTEIO ? Kind.LOST : Kind.PROTOCOL);
        }
    }

    @Override
    public void close() {
        bus.close();
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
