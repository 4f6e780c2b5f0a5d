package dev.carthal.hidraw;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/// A character device of Linux, opened for reading and locked (flock(2)): a second process, or a second slot,
/// finds it busy. One thread at a time. The one native class of this library; in tests a FIFO stands in for the
/// device.
public final class DeviceFile implements AutoCloseable {
    private static final long O_NONBLOCK = 0x800;
    private static final long O_CLOEXEC = 0x80000;
    private static final long LOCK_EX_NB = 2 | 4;
    private static final short POLLIN = 1;
    private static final int MOST_BYTES = 4096;

    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int EINTR = 4;
    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final VarHandle ERRNO =
            Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));

    // Pointers are passed as the numbers that they are on all 64-bit Linux, so that every verb is of one shape.
    private static final MethodHandle OPEN =
            verb("open", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle FLOCK = verb("flock", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle POLL =
            verb("poll", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
    private static final MethodHandle READ =
            verb("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle IOCTL = verb(
            "ioctl",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE = verb("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final Path path;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
    private final MemorySegment buffer = arena.allocate(MOST_BYTES);
    private final MemorySegment pollfd = arena.allocate(8, 4); // int fd, short events, short revents
    private long fd = -1;

    private DeviceFile(Path path) {
        this.path = path;
    }

    /// Open and lock a device.
    ///
    /// @throws DeviceException if it is not there, may not be read, or somebody else has it
    public static DeviceFile open(Path path) throws DeviceException {
        DeviceFile file = new DeviceFile(path);
        try {
            file.open();
            return file;
        } catch (DeviceException e) {
            file.close();
            throw e;
        }
    }

    private void open() throws DeviceException {
        fd = call(OPEN, arena.allocateFrom(path.toString()).address(), O_NONBLOCK | O_CLOEXEC, 0);
        if (fd < 0) {
            throw refused();
        }
        if (call(FLOCK, fd, LOCK_EX_NB, 0) < 0) {
            throw refused();
        }
        pollfd.set(JAVA_INT, 0, (int) fd);
        pollfd.set(JAVA_SHORT, 4, POLLIN);
    }

    private DeviceException refused() {
        return switch (error()) {
            case ENOENT, ENXIO, ENODEV ->
                new DeviceException(Kind.NOT_FOUND, "there is no such device: " + path + "; plug it in");
            case EACCES, EPERM ->
                new DeviceException(
                        Kind.PERMISSION,
                        "the device may not be read: " + path + "; a rule of udev gives it to the user's group");
            case EAGAIN, EBUSY -> new DeviceException(Kind.BUSY, "somebody else has the device open: " + path);
            default -> new DeviceException(Kind.OTHER, "the device cannot be opened, errno " + error() + ": " + path);
        };
    }

    /// Wait for what the device has to say, at most for so long.
    ///
    /// @return how many bytes came: of a hidraw device one report, of an event device whole events; 0 when none
    ///     came
    /// @throws DeviceException of kind `LOST` if the device is gone
    public int read(byte[] into, int millis) throws DeviceException {
        pollfd.set(JAVA_SHORT, 6, (short) 0);
        if (call(POLL, pollfd.address(), 1, millis) < 0) {
            return nothing("poll");
        }
        if (pollfd.get(JAVA_SHORT, 6) == 0) {
            return 0;
        }
        // What was said before the device went is still read, and the read after it says that it is gone.
        long count = call(READ, fd, buffer.address(), Math.min(into.length, MOST_BYTES));
        if (count < 0) {
            return nothing("read");
        }
        if (count == 0) {
            throw lost();
        }
        MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, (int) count);
        return (int) count;
    }

    private int nothing(String verb) throws DeviceException {
        return switch (error()) {
            case EINTR, EAGAIN -> 0;
            case EIO, ENODEV, ENXIO -> throw lost();
            default -> throw new DeviceException(Kind.OTHER, verb + " failed with errno " + error() + ": " + path);
        };
    }

    private DeviceException lost() {
        return new DeviceException(Kind.LOST, "the device is gone: " + path + "; was it unplugged?");
    }

    /// Do an ioctl(2) with a number.
    ///
    /// @return 0, or the errno with which the device refused
    public int control(long request, int argument) {
        return call(IOCTL, fd, request, argument) < 0 ? error() : 0;
    }

    /// Do an ioctl(2) that reads bytes, or fills them in.
    ///
    /// @return 0, or the errno with which the device refused
    public int control(long request, byte[] bytes) {
        MemorySegment.copy(bytes, 0, buffer, JAVA_BYTE, 0, bytes.length);
        if (call(IOCTL, fd, request, buffer.address()) < 0) {
            return error();
        }
        MemorySegment.copy(buffer, JAVA_BYTE, 0, bytes, 0, bytes.length);
        return 0;
    }

    @Override
    public void close() {
        if (fd >= 0) {
            call(CLOSE, fd, 0, 0);
            fd = -1;
        }
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private int error() {
        return (int) ERRNO.get(errno, 0L);
    }

    private long call(MethodHandle verb, long first, long second, long third) {
        try {
            return (long) verb.invokeExact(errno, first, second, third);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // a downcall throws nothing checked
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle verb(String name, FunctionDescriptor shape, Linker.Option... options) {
        Linker.Option[] all = java.util.Arrays.copyOf(options, options.length + 1);
        all[options.length] = Linker.Option.captureCallState("errno");
        MethodHandle handle = LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, all);
        for (int missing = 4 - handle.type().parameterCount(); missing > 0; missing--) {
            handle = MethodHandles.dropArguments(handle, handle.type().parameterCount(), long.class);
        }
        return MethodHandles.explicitCastArguments(
                handle, MethodType.methodType(long.class, MemorySegment.class, long.class, long.class, long.class));
    }
}
