package dev.carthal.simulator.scale;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// A pseudo-terminal of Linux, raw (pty(7), termios(3)). The one native class of this room.
public final class PseudoTerminal implements Terminal {
    private static final int O_RDWR = 0x2;
    private static final int O_NOCTTY = 0x100;
    private static final int O_NONBLOCK = 0x800;
    private static final int TCSANOW = 0;
    private static final short POLLHUP = 0x10;
    private static final int EIO = 5;
    private static final int EAGAIN = 11;
    private static final int TERMIOS_BYTES = 60; // struct termios of glibc on Linux

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout ERRNO = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO_VALUE = ERRNO.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPENPT = verb("posix_openpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle GRANT = verb("grantpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle UNLOCK = verb("unlockpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle NAME = verb("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle OPEN = verb("open", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOSE = verb("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle READ = verb("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE = verb("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle POLL = verb("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle GETATTR = verb("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle SETATTR = verb("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle MAKERAW = makeRawVerb();

    private final Arena arena = Arena.ofShared();
    private final MemorySegment errno = arena.allocate(ERRNO);
    private final MemorySegment buffer = arena.allocate(4096);
    private final MemorySegment pollfd = arena.allocate(8);
    private final int master;
    private final String path;
    private boolean closed;

    /// Make one; nobody has its near end open yet.
    ///
    /// @throws IOException if this machine has none left, or is no Linux
    public PseudoTerminal() throws IOException {
        master = check(invoke(OPENPT, O_RDWR | O_NOCTTY | O_NONBLOCK), "posix_openpt");
        check(invoke(GRANT, master), "grantpt");
        check(invoke(UNLOCK, master), "unlockpt");
        check(invoke(NAME, master, buffer, buffer.byteSize()), "ptsname_r");
        path = buffer.getString(0);
        check(invoke(GETATTR, master, buffer), "tcgetattr");
        makeRaw(buffer.asSlice(0, TERMIOS_BYTES));
        check(invoke(SETATTR, master, TCSANOW, buffer), "tcsetattr");
        // The kernel reports a hang-up only after the near end was open once.
        check(invoke(CLOSE, check(invoke(OPEN, arena.allocateFrom(path), O_RDWR | O_NOCTTY), "open")), "close");
    }

    @SuppressWarnings("restricted")
    private static MethodHandle verb(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(result, arguments),
                Linker.Option.captureCallState("errno"));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle makeRawVerb() {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow("cfmakeraw"), FunctionDescriptor.ofVoid(ADDRESS));
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean connected() throws IOException {
        pollfd.set(JAVA_INT, 0, master);
        pollfd.set(JAVA_SHORT, 4, (short) 0);
        pollfd.set(JAVA_SHORT, 6, (short) 0);
        check(invoke(POLL, pollfd, 1L, 0), "poll");
        return (pollfd.get(JAVA_SHORT, 6) & POLLHUP) == 0;
    }

    @Override
    public int read(byte[] target) throws IOException {
        long count = invoke(READ, master, buffer, Math.min(target.length, buffer.byteSize()));
        if (count < 0) {
            checkNobody("read");
            return 0;
        }
        MemorySegment.copy(buffer, JAVA_BYTE, 0, target, 0, (int) count);
        return (int) count;
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        MemorySegment.copy(bytes, 0, buffer, JAVA_BYTE, 0, length);
        if (invoke(WRITE, master, buffer, (long) length) < 0) {
            checkNobody("write");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            invoke(CLOSE, master);
            arena.close();
        }
    }

    /// Nobody at the near end, or nobody who reads, is no error of a scale's.
    private void checkNobody(String verb) throws IOException {
        int error = (int) ERRNO_VALUE.get(errno, 0L);
        if (error != EIO && error != EAGAIN) {
            throw new IOException(verb + " failed on the pseudo-terminal " + path + ": errno " + error);
        }
    }

    private int check(long result, String verb) throws IOException {
        if (result < 0) {
            int error = (int) ERRNO_VALUE.get(errno, 0L);
            throw new IOException("cannot make a pseudo-terminal: " + verb + " failed with errno " + error);
        }
        return (int) result;
    }

    private static void makeRaw(MemorySegment termios) {
        try {
            MAKERAW.invokeExact(termios);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // a downcall throws nothing checked
        }
    }

    /// `invokeWithArguments`: a few calls a second do not need more, and the verbs differ in shape.
    private long invoke(MethodHandle verb, Object... arguments) {
        try {
            Object[] all = new Object[arguments.length + 1];
            all[0] = errno;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return ((Number) verb.invokeWithArguments(all)).longValue();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // a downcall throws nothing checked
        }
    }
}
