package dev.carthal.backend.tflite;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.tensorflowlite.Reporter_Pointer_BytePointer_Pointer;

/// What the engine says, in its own words: its calls return but a number, and the reason goes to a callback, as a
/// format and C's variable arguments. JavaCPP cannot read those, so the callback is made here, and C formats them.
final class Complaints {
    private static final int LONGEST = 512;
    private static final int MOST = 2048;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle FORMAT = format();

    private final StringBuilder words = new StringBuilder();
    private final MemorySegment functor;

    /// @param arena to be closed after the last interpreter that complains here
    Complaints(Arena arena) {
        // What JavaCPP takes for a function pointer is an object that begins with it.
        functor = arena.allocate(2 * ADDRESS.byteSize(), ADDRESS.byteAlignment());
        functor.set(ADDRESS, 0, callback(arena));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle format() {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow("vsnprintf"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
    }

    @SuppressWarnings("restricted")
    private MemorySegment callback(Arena arena) {
        try {
            MethodHandle report = MethodHandles.lookup()
                    .bind(
                            this,
                            "report",
                            MethodType.methodType(
                                    void.class, MemorySegment.class, MemorySegment.class, MemorySegment.class));
            return LINKER.upcallStub(report, FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS), arena);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e); // it is four lines below
        }
    }

    @SuppressWarnings("unused") // the engine calls it, on the thread that called the engine
    private void report(MemorySegment nothing, MemorySegment format, MemorySegment arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(LONGEST);
            int length = (int) FORMAT.invokeExact(text, (long) LONGEST, format, arguments);
            if (length > 0) {
                add(text.getString(0).strip());
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // a downcall throws nothing checked
        }
    }

    private synchronized void add(String complaint) {
        if (words.length() < MOST) {
            words.append(words.isEmpty() ? "" : "; ").append(complaint.replace('\n', ' '));
        }
    }

    Reporter_Pointer_BytePointer_Pointer reporter() {
        return new Reporter_Pointer_BytePointer_Pointer(new BytePointer(functor.asByteBuffer()));
    }

    /// {@return what was said since this was asked last}
    synchronized String take() {
        String said = words.isEmpty() ? "the engine gives no reason" : words.toString();
        words.setLength(0);
        return said;
    }
}
