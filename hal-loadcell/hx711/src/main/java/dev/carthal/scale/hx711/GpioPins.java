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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two lines of a GPIO chip, through its character device (`linux/gpio.h`, version 2). A line that is held is
/// refused to everybody else.
final class GpioPins implements Pins {
    private static final Pattern NAME = Pattern.compile("([^:]+):(\\d{1,4}):(\\d{1,4})");

    private static final int GET_LINE = 0xC250B407;
    private static final int GET_VALUES = 0xC010B40E;
    private static final int SET_VALUES = 0xC010B40F;
    private static final long INPUT = 1 << 2;
    private static final long OUTPUT = 1 << 3; // low, if no value is given

    // struct gpio_v2_line_request
    private static final int REQUEST_BYTES = 592;
    private static final int REQUEST_CONSUMER = 256;
    private static final int REQUEST_FLAGS = 288;
    private static final int REQUEST_LINES = 560;
    private static final int REQUEST_FD = 588;

    // struct gpio_v2_line_values
    private static final int VALUES_BYTES = 16;
    private static final int VALUES_MASK = 8;

    private final String name;
    private final Device data;
    private final Device clock;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment level = arena.allocate(VALUES_BYTES, 8);
    private final MemorySegment low = arena.allocate(VALUES_BYTES, 8);
    private final MemorySegment high = arena.allocate(VALUES_BYTES, 8);

    private GpioPins(String name, Device data, Device clock) {
        this.name = name;
        this.data = data;
        this.clock = clock;
        for (MemorySegment values : new MemorySegment[] {level, low, high}) {
            values.set(JAVA_LONG, VALUES_MASK, 1);
        }
        high.set(JAVA_LONG, 0, 1);
    }

    /// @param name `CHIP:DOUT:SCK`, a file below `dev` and the numbers of two of its lines
    static GpioPins open(Path dev, String name) throws DeviceException {
        Path chip = file(dev, name);
        try (Device device = Device.open(chip)) {
            return over(device, name);
        } catch (KernelException e) {
            throw e.whileOpening("chips=" + name);
        }
    }

    /// {@return the file of the chip in such a name}
    static Path file(Path dev, String name) throws DeviceException {
        return dev.resolve(parts(name).group(1));
    }

    private static Matcher parts(String name) throws DeviceException {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches() || parts.group(2).equals(parts.group(3))) {
            throw new DeviceException(Kind.CONFIGURATION, "chips must be CHIP:DOUT:SCK each: chips=" + name);
        }
        return parts;
    }

    static GpioPins over(Device chip, String name) throws DeviceException, KernelException {
        Matcher parts = parts(name);
        Device data = line(chip, Integer.parseInt(parts.group(2)), INPUT);
        try {
            return new GpioPins(name, data, line(chip, Integer.parseInt(parts.group(3)), OUTPUT));
        } catch (KernelException e) {
            data.close();
            throw e;
        }
    }

    private static Device line(Device chip, int offset, long flags) throws KernelException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(REQUEST_BYTES, 8);
            request.set(JAVA_INT, 0, offset);
            byte[] consumer = "carthal hx711".getBytes(StandardCharsets.US_ASCII);
            MemorySegment.copy(consumer, 0, request, JAVA_BYTE, REQUEST_CONSUMER, consumer.length);
            request.set(JAVA_LONG, REQUEST_FLAGS, flags);
            request.set(JAVA_INT, REQUEST_LINES, 1);
            chip.ioctl(GET_LINE, request);
            return chip.adopt(request.get(JAVA_INT, REQUEST_FD));
        }
    }

    @Override
    public boolean data() throws DeviceException {
        ask(data, GET_VALUES, level);
        return (level.get(JAVA_LONG, 0) & 1) == 1;
    }

    @Override
    public void clock(boolean up) throws DeviceException {
        ask(clock, SET_VALUES, up ? high : low);
    }

    private void ask(Device line, int request, MemorySegment values) throws DeviceException {
        try {
            line.ioctl(request, values);
        } catch (KernelException e) {
            throw e.whileInUse(name, Kind.OTHER);
        }
    }

    @Override
    public void close() {
        clock.close();
        data.close();
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
