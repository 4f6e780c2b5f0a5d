package dev.carthal.backend.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.Invocation;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One set of tensors. The engine reads and writes the very segments that the consumer sees; they stay readable
/// after the session is closed, for they belong to the garbage collector.
final class OnnxInvocation implements Invocation {
    private static final long ALIGNMENT = 64;

    private final OrtSession session;
    private final RunWatch.Slot watch;
    private final RunOptions options;
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
    private final MemorySegment[] inputMemory;
    private final MemorySegment[] outputMemory;
    /// Held for a run: an engine whose session is closed under one takes the process with it.
    private final ReentrantLock inUse = new ReentrantLock();
    private @Nullable OnnxSession owner;

    OnnxInvocation(OrtSession session, Model model, RunWatch.Slot watch) throws OrtException {
        this.session = session;
        this.watch = watch;
        this.options = new RunOptions();
        this.inputMemory = bind(model.inputs(), inputs);
        this.outputMemory = bind(model.outputs(), outputs);
    }

    private static MemorySegment[] bind(List<TensorSpec> specs, Map<String, OnnxTensor> tensors) throws OrtException {
        MemorySegment[] memory = new MemorySegment[specs.size()];
        for (int i = 0; i < memory.length; i++) {
            TensorSpec spec = specs.get(i);
            memory[i] = Arena.ofAuto().allocate(spec.bytes(), ALIGNMENT);
            tensors.put(
                    spec.name(),
                    OnnxTensor.createTensor(
                            OrtEnvironment.getEnvironment(),
                            memory[i].asByteBuffer().order(ByteOrder.nativeOrder()),
                            Tensors.shape(spec),
                            Tensors.javaType(spec.type())));
        }
        return memory;
    }

    void belongTo(OnnxSession opened) {
        owner = opened;
    }

    @Override
    public MemorySegment input(int index) {
        return inputMemory[index];
    }

    @Override
    public MemorySegment output(int index) {
        return outputMemory[index];
    }

    @Override
    public void run(Duration timeout) throws DeviceException {
        inUse.lock();
        try {
            if (owner != null) {
                owner.requireOpen();
            }
            runWithin(timeout);
        } finally {
            inUse.unlock();
        }
    }

    private void runWithin(Duration timeout) throws DeviceException {
        watch.begin(options, timeout.toNanos());
        boolean terminated = false;
        try (var _ = session.run(inputs, Set.of(), outputs, options)) {
            terminated = watch.end();
        } catch (OrtException e) {
            terminated = watch.end();
            if (!terminated) {
                throw new DeviceException(Kind.OTHER, "the run failed: " + e.getMessage(), e);
            }
        }
        if (terminated) {
            throw new DeviceException(Kind.TIMEOUT, "the run took longer than " + timeout.toMillis() + " ms");
        }
    }

    /// Free the tensors, after the run that is in progress.
    void release() {
        inUse.lock();
        try {
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
            options.close();
        } finally {
            inUse.unlock();
        }
    }
}
