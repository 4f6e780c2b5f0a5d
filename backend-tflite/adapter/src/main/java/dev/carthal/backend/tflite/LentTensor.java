package dev.carthal.backend.tflite;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterSetCustomAllocationForTensor;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorData;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.kTfLiteCustomAllocationFlagsNone;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.kTfLiteOk;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.TfLiteCustomAllocation;
import org.bytedeco.tensorflowlite.TfLiteInterpreter;
import org.bytedeco.tensorflowlite.TfLiteTensor;

/// Memory of ours that an interpreter uses for one of its tensors.
///
/// @param whole what the engine gets
/// @param memory what the consumer gets
record LentTensor(TensorSpec spec, MemorySegment whole, MemorySegment memory) {
    private static final long ALIGNMENT = 64;
    /// XNNPACK reads whole vectors, and so a few bytes beyond the end of a tensor.
    private static final long SLACK = 64;

    static LentTensor of(TensorSpec spec) {
        MemorySegment whole = Arena.ofAuto().allocate(spec.bytes() + SLACK, ALIGNMENT);
        return new LentTensor(spec, whole, whole.asSlice(0, spec.bytes()));
    }

    /// {@return whether the engine took it}
    boolean give(TfLiteInterpreter interpreter, int index) {
        try (var allocation = new TfLiteCustomAllocation();
                var start = new BytePointer(whole.asByteBuffer())) {
            allocation.data(start).bytes(whole.byteSize());
            return TfLiteInterpreterSetCustomAllocationForTensor(
                            interpreter, index, allocation, kTfLiteCustomAllocationFlagsNone)
                    == kTfLiteOk;
        }
    }

    /// @throws DeviceException if the engine's tensor is of another shape, or lies elsewhere
    void check(String role, TfLiteTensor tensor) throws DeviceException {
        Tensors.checkPrepared(role, spec, tensor);
        Pointer data = TfLiteTensorData(tensor);
        if (data == null || data.address() != whole.address()) {
            throw new DeviceException(
                    Kind.UNSUPPORTED,
                    role + " " + spec.name() + " cannot be lent: the engine chooses its memory in the run");
        }
    }
}
