package dev.carthal.scale.hx711;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.kernel.Device;
import dev.carthal.kernel.KernelException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// A device of an SPI bus, through its character device (`linux/spi/spidev.h`).
final class SpiDevice implements SpiLine {
    private static final int MESSAGE = 0x40206B00;
    private static final int WRITE_MODE = 0x40016B01;
    /// MOSI changes with the clock's first edge and not before it, so that no bit lasts longer than the others.
    private static final byte MODE_1 = 1;
    private static final byte BITS_PER_WORD = 8;
    private static final int LARGEST = 4_096;

    // struct spi_ioc_transfer
    private static final int TRANSFER_BYTES = 32;
    private static final int TRANSFER_RX = 8;
    private static final int TRANSFER_LENGTH = 16;
    private static final int TRANSFER_HERTZ = 20;
    private static final int TRANSFER_BITS = 26;

    private final String name;
    private final Device device;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment message = arena.allocate(TRANSFER_BYTES, 8);
    private final MemorySegment sent = arena.allocate(LARGEST);
    private final MemorySegment received = arena.allocate(LARGEST);

    private SpiDevice(String name, Device device, int hertz) {
        this.name = name;
        this.device = device;
        message.set(JAVA_LONG, 0, sent.address());
        message.set(JAVA_LONG, TRANSFER_RX, received.address());
        message.set(JAVA_INT, TRANSFER_HERTZ, hertz);
        message.set(JAVA_BYTE, TRANSFER_BITS, BITS_PER_WORD);
    }

    /// @param name a file below `dev`, such as `spidev0.0`
    static SpiDevice open(Path dev, String name, int hertz) throws DeviceException {
        try {
            return over(Device.open(dev.resolve(name)), name, hertz);
        } catch (KernelException e) {
            throw e.whileOpening("chips=" + name);
        }
    }

    static SpiDevice over(Device device, String name, int hertz) throws KernelException {
        try (Arena arena = Arena.ofConfined()) {
            device.ioctl(WRITE_MODE, arena.allocateFrom(JAVA_BYTE, MODE_1));
            return new SpiDevice(name, device, hertz);
        } catch (KernelException e) {
            device.close();
            throw e;
        }
    }

    @Override
    public void transfer(byte[] out, byte[] in) throws DeviceException {
        MemorySegment.copy(out, 0, sent, JAVA_BYTE, 0, out.length);
        message.set(JAVA_INT, TRANSFER_LENGTH, out.length);
        try {
            device.ioctl(MESSAGE, message);
        } catch (KernelException e) {
            throw e.whileInUse(name, Kind.OTHER);
        }
        MemorySegment.copy(received, JAVA_BYTE, 0, in, 0, in.length);
    }

    @Override
    public void close() {
        device.close();
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
