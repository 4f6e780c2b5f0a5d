package dev.carthal.backend.tflite;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterCreate;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterOptionsCreate;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterOptionsDelete;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterOptionsEnableCancellation;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterOptionsSetErrorReporter;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterOptionsSetNumThreads;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteModelCreate;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteModelDelete;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.tensorflowlite.TfLiteInterpreter;
import org.bytedeco.tensorflowlite.TfLiteInterpreterOptions;
import org.bytedeco.tensorflowlite.TfLiteModel;

/// A model's file in native memory: one copy, which all interpreters of a session read.
final class Graph implements AutoCloseable {
    private static final long ALIGNMENT = 64;

    private final Arena arena;
    private final TfLiteModel model;
    private final String variant;

    private Graph(Arena arena, TfLiteModel model, String variant) {
        this.arena = arena;
        this.model = model;
        this.variant = variant;
    }

    /// @throws DeviceException of kind `CORRUPT` if that is no model
    static Graph read(byte[] content, String variant) throws DeviceException {
        Arena arena = Arena.ofShared();
        MemorySegment file = arena.allocate(Math.max(content.length, 1), ALIGNMENT);
        MemorySegment.copy(content, 0, file, ValueLayout.JAVA_BYTE, 0, content.length);
        TfLiteModel model = null;
        try {
            model = TfLiteModelCreate(new BytePointer(file.asByteBuffer()), content.length);
            if (model == null) {
                throw new DeviceException(
                        Kind.CORRUPT,
                        "variant " + variant + " cannot be loaded: its " + content.length
                                + " bytes are no model of TensorFlow Lite, or not the whole of one");
            }
            return new Graph(arena, model, variant);
        } finally {
            if (model == null) {
                arena.close();
            }
        }
    }

    Complaints complaints() {
        return new Complaints(arena);
    }

    Xnnpack xnnpack(int threads) {
        return new Xnnpack(arena, threads);
    }

    /// Make one that can be cancelled, to be deleted before the graph is closed.
    TfLiteInterpreter interpreter(int threads, Complaints complaints) throws DeviceException {
        TfLiteInterpreterOptions options = TfLiteInterpreterOptionsCreate();
        try {
            TfLiteInterpreterOptionsSetNumThreads(options, threads);
            TfLiteInterpreterOptionsEnableCancellation(options, true);
            TfLiteInterpreterOptionsSetErrorReporter(options, complaints.reporter(), null);
            TfLiteInterpreter interpreter = TfLiteInterpreterCreate(model, options);
            if (interpreter == null) {
                throw refused(complaints.take());
            }
            return interpreter;
        } finally {
            TfLiteInterpreterOptionsDelete(options);
        }
    }

    /// {@return why the model cannot be run, with the kind that the engine's words mean}
    DeviceException refused(String complaint) {
        boolean lacking = complaint.contains("unresolved custom op")
                || complaint.contains("Didn't find op")
                || complaint.contains("not supported")
                || complaint.contains("nsupported");
        return new DeviceException(
                lacking ? Kind.UNSUPPORTED : Kind.CORRUPT, "variant " + variant + " cannot be loaded: " + complaint);
    }

    @Override
    public void close() {
        TfLiteModelDelete(model);
        arena.close();
    }
}
