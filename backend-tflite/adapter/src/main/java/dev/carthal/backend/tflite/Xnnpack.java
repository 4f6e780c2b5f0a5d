package dev.carthal.backend.tflite;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterModifyGraphWithDelegate;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteVersion;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.TfLiteDelegate;
import org.bytedeco.tensorflowlite.TfLiteInterpreter;

/// The fast kernels of the CPU. The C interface of this engine does not use them unless it is given them, and the
/// binding has no way to make them; so their three functions are called where the binding has loaded them.
final class Xnnpack implements AutoCloseable {
    private static final Linker LINKER = Linker.nativeLinker();
    /// Dl_info: path, base, symbol and its address.
    private static final MemoryLayout FOUND = MemoryLayout.sequenceLayout(4, ADDRESS);
    /// TfLiteXNNPackDelegateOptions begins with the number of threads; it is 56 bytes long, and the rest may grow.
    private static final MemoryLayout OPTIONS =
            MemoryLayout.structLayout(MemoryLayout.sequenceLayout(16, JAVA_LONG).withName("options"));

    private final MethodHandle delete;
    private final MemorySegment delegate;

    /// @param arena to be closed after this
    Xnnpack(Arena arena, int threads) {
        SymbolLookup library = library(arena);
        MethodHandle defaults = verb(library, "TfLiteXNNPackDelegateOptionsDefault", FunctionDescriptor.of(OPTIONS));
        MethodHandle create = verb(library, "TfLiteXNNPackDelegateCreate", FunctionDescriptor.of(ADDRESS, ADDRESS));
        delete = verb(library, "TfLiteXNNPackDelegateDelete", FunctionDescriptor.ofVoid(ADDRESS));
        try {
            var options = (MemorySegment) defaults.invokeExact((SegmentAllocator) arena);
            options.set(JAVA_INT, 0, threads);
            delegate = (MemorySegment) create.invokeExact(options);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // a downcall throws nothing checked
        }
    }

    /// Nobody tells where a framework or JavaCPP keeps the library, but the loader knows which one a constant of it
    /// lies in.
    @SuppressWarnings("restricted")
    private static SymbolLookup library(Arena arena) {
        MethodHandle whose = verb(LINKER.defaultLookup(), "dladdr", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        try {
            MemorySegment found = arena.allocate(FOUND);
            int known = (int)
                    whose.invokeExact(MemorySegment.ofAddress(TfLiteVersion().address()), found);
            if (known == 0) {
                throw new UnsatisfiedLinkError("no library has TfLiteVersion()");
            }
            MemorySegment path = found.get(ADDRESS, 0).reinterpret(Long.MAX_VALUE);
            return SymbolLookup.libraryLookup(Path.of(path.getString(0)), arena);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // a downcall throws nothing checked
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle verb(SymbolLookup library, String name, FunctionDescriptor shape) {
        return LINKER.downcallHandle(library.find(name).orElseThrow(() -> new UnsatisfiedLinkError(name)), shape);
    }

    /// Let it run what it can of a graph whose inputs have their extents: what is resized later, it does slowly. What
    /// it cannot run stays with the engine, and what nobody can is told by the engine when it allocates.
    void take(TfLiteInterpreter interpreter) {
        int _ = TfLiteInterpreterModifyGraphWithDelegate(interpreter, new Delegate(delegate.address()));
    }

    @Override
    public void close() {
        try {
            delete.invokeExact(delegate);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // a downcall throws nothing checked
        }
    }

    /// A pointer that JavaCPP did not make.
    private static final class Delegate extends TfLiteDelegate {
        Delegate(long where) {
            super((Pointer) null);
            address = where;
        }
    }
}
