package dev.carthal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Arrays;

/// open(2), flock(2), poll(2), read(2), ioctl(2) and close(2). The one native class of this library.
final class NativeDevice implements Device {
    private static final long O_RDWR = 0x2;
    private static final long O_NONBLOCK = 0x800;
    private static final long O_CLOEXEC = 0x80000;
    private static final long LOCK_EX_NB = 2 | 4;
    private static final short POLLIN = 1;
    private static final int LARGEST = 4096;

    // struct pollfd
    private static final int POLLFD_BYTES = 8;
    private static final int POLLFD_EVENTS = 4;
    private static final int POLLFD_REVENTS = 6;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout ERRNO = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO_VALUE = ERRNO.varHandle(MemoryLayout.PathElement.groupElement("errno"));

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

    private final Arena arena = Arena.ofShared();
    private final MemorySegment errno = arena.allocate(ERRNO);
    private final MemorySegment pollfd = arena.allocate(POLLFD_BYTES, 4);
    private final MemorySegment buffer = arena.allocate(LARGEST);
    private int descriptor = -1;

    private NativeDevice() {}

    static Device open(Path path) throws KernelException {
        return opened(path, O_RDWR | O_CLOEXEC, false);
    }

    static Device listen(Path path) throws KernelException {
        return opened(path, O_NONBLOCK | O_CLOEXEC, true);
    }

    private static Device opened(Path path, long flags, boolean alone) throws KernelException {
        NativeDevice device = new NativeDevice();
        try {
            MemorySegment name = device.arena.allocateFrom(path.toString());
            device.descriptor = (int) device.did("open " + path, device.call(OPEN, name.address(), flags, 0));
            if (alone) {
                device.did("flock " + path, device.call(FLOCK, device.descriptor, LOCK_EX_NB, 0));
            }
            return device;
        } catch (KernelException e) {
            device.close();
            throw e;
        }
    }

    @Override
    public Device adopt(int other) {
        NativeDevice device = new NativeDevice();
        device.descriptor = other;
        return device;
    }

    @Override
    public int read(byte[] into, int millis) throws KernelException {
        pollfd.set(JAVA_INT, 0, descriptor);
        pollfd.set(JAVA_SHORT, POLLFD_EVENTS, POLLIN);
        pollfd.set(JAVA_SHORT, POLLFD_REVENTS, (short) 0);
        if (call(POLL, pollfd.address(), 1, millis) < 0) {
            return nothing("poll");
        }
        if (pollfd.get(JAVA_SHORT, POLLFD_REVENTS) == 0) {
            return 0;
        }
        // What was said before the device went is still read, and the read after it says that it is gone.
        long count = call(READ, descriptor, buffer.address(), Math.min(into.length, LARGEST));
        if (count < 0) {
            return nothing("read");
        }
        if (count == 0) {
            throw KernelException.gone("read");
        }
        MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, (int) count);
        return (int) count;
    }

    private int nothing(String verb) throws KernelException {
        return switch (error()) {
            case KernelException.EINTR, KernelException.EAGAIN -> 0;
            case KernelException.EIO -> throw KernelException.gone(verb); // so says hidraw
            default -> throw new KernelException(verb, error());
        };
    }

    @Override
    public void ioctl(int request, MemorySegment argument) throws KernelException {
        if (call(IOCTL, descriptor, Integer.toUnsignedLong(request), argument.address()) < 0) {
            throw new KernelException("ioctl " + Integer.toHexString(request), error());
        }
    }

    @Override
    public void close() {
        if (descriptor >= 0) {
            call(CLOSE, descriptor, 0, 0);
            descriptor = -1;
        }
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private int error() {
        return (int) ERRNO_VALUE.get(errno, 0L);
    }

    private long did(String what, long result) throws KernelException {
        if (result < 0) {
            throw new KernelException(what, error());
        }
        return result;
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
        Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = Linker.Option.captureCallState("errno");
        MethodHandle handle = LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, all);
        for (int missing = 4 - handle.type().parameterCount(); missing > 0; missing--) {
            handle = MethodHandles.dropArguments(handle, handle.type().parameterCount(), long.class);
        }
        return MethodHandles.explicitCastArguments(
                handle, MethodType.methodType(long.class, MemorySegment.class, long.class, long.class, long.class));
    }
}
