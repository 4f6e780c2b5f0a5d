package dev.carthal.simulator.hid;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/// A FIFO of Linux in packet mode (pipe(7), O_DIRECT): whoever reads gets one write at a time, as from hidraw.
/// The one native class of this room.
final class Fifo implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_DIRECT = System.getProperty("os.arch").equals("aarch64") ? 0x10000 : 0x4000;
    private static final int F_SETFL = 4;
    private static final int OWNER_ONLY = 0600;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final VarHandle ERRNO =
            Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle MKFIFO = verb("mkfifo", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle OPEN =
            verb("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle FCNTL = verb(
            "fcntl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle WRITE =
            verb("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle CLOSE = verb("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final Path path;
    private final int fd;
    private boolean closed;

    /// Make it, and hold it open: what is written is kept until somebody reads it.
    Fifo(Path path) throws IOException {
        this.path = path;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(path.toString());
            check(MKFIFO, "mkfifo", name, OWNER_ONLY);
            fd = (int) check(OPEN, "open", name, O_RDWR | O_NONBLOCK);
            check(FCNTL, "fcntl", fd, F_SETFL, O_NONBLOCK | O_DIRECT);
        }
    }

    void write(byte[] packet) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            check(WRITE, "write", fd, arena.allocateFrom(JAVA_BYTE, packet), (long) packet.length);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            check(CLOSE, "close", fd);
        }
    }

    private long check(MethodHandle verb, String name, Object... arguments) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
            long result = invoke(verb, errno, arguments);
            if (result < 0) {
                throw new IOException(name + " failed with errno " + (int) ERRNO.get(errno, 0L) + ": " + path);
            }
            return result;
        }
    }

    private static long invoke(MethodHandle verb, MemorySegment errno, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = errno;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        try {
            return ((Number) verb.invokeWithArguments(all)).longValue();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // as of .invokeExact(
            throw new IllegalStateException(e); // a downcall throws nothing checked
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle verb(String name, FunctionDescriptor shape, Linker.Option... options) {
        Linker.Option[] all = java.util.Arrays.copyOf(options, options.length + 1);
        all[options.length] = Linker.Option.captureCallState("errno");
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, all);
    }
}
