package dev.carthal.backend.tflite;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.*;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.Invocation;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.bytedeco.tensorflowlite.TfLiteInterpreter;
import org.bytedeco.tensorflowlite.TfLiteTensor;

/// One interpreter, since an interpreter runs once at a time. It reads and writes the very segments that the
/// consumer sees; they stay readable after the session is closed, for they belong to the garbage collector.
final class TfliteInvocation implements Invocation {
    private final TfLiteInterpreter interpreter;
    private final Optional<Xnnpack> kernels;
    private final Complaints complaints;
    private final RunWatch.Slot watch;
    private final Runnable cancel;
    private final LentTensor[] inputs;
    private final LentTensor[] outputs;
    /// Held for a run: an interpreter that is deleted under one takes the process with it.
    private final ReentrantLock inUse = new ReentrantLock();
    private boolean released;

    private TfliteInvocation(Graph graph, Model model, TfliteConfig config, RunWatch.Slot watch)
            throws DeviceException {
        this.watch = watch;
        this.inputs = lend(model.inputs());
        this.outputs = lend(model.outputs());
        this.complaints = graph.complaints();
        this.interpreter = graph.interpreter(config.threads(), complaints);
        this.kernels = config.xnnpack() ? Optional.of(graph.xnnpack(config.threads())) : Optional.empty();
        this.cancel = () -> TfLiteInterpreterCancel(interpreter);
    }

    private static LentTensor[] lend(List<TensorSpec> specs) {
        return specs.stream().map(LentTensor::of).toArray(LentTensor[]::new);
    }

    /// Check the graph against the manifest, hand the engine its tensors' memory, and run it once: what an engine
    /// puts off until a first run is done now, and what it cannot do is known now.
    static TfliteInvocation of(Graph graph, Model model, TfliteConfig config, RunWatch.Slot watch)
            throws DeviceException {
        var invocation = new TfliteInvocation(graph, model, config, watch);
        boolean ready = false;
        try {
            Tensors.check("input", model.inputs(), inputs(invocation.interpreter));
            Tensors.check("output", model.outputs(), outputs(invocation.interpreter));
            if (!invocation.prepare()) {
                throw graph.refused(invocation.complaints.take());
            }
            invocation.checkPrepared();
            invocation.warmUp();
            ready = true;
            return invocation;
        } finally {
            if (!ready) {
                invocation.release();
            }
        }
    }

    private static List<TfLiteTensor> inputs(TfLiteInterpreter interpreter) {
        return IntStream.range(0, TfLiteInterpreterGetInputTensorCount(interpreter))
                .mapToObj(i -> TfLiteInterpreterGetInputTensor(interpreter, i))
                .toList();
    }

    private static List<TfLiteTensor> outputs(TfLiteInterpreter interpreter) {
        return IntStream.range(0, TfLiteInterpreterGetOutputTensorCount(interpreter))
                .mapToObj(i -> TfLiteInterpreterGetOutputTensor(interpreter, i))
                .toList();
    }

    /// {@return whether the engine took it}
    private boolean prepare() {
        for (int i = 0; i < inputs.length; i++) {
            int[] shape = Tensors.oneRun(inputs[i].spec()).stream()
                    .mapToInt(Math::toIntExact)
                    .toArray();
            if (TfLiteInterpreterResizeInputTensor(interpreter, i, shape, shape.length) != kTfLiteOk
                    || !inputs[i].give(interpreter, TfLiteInterpreterGetInputTensorIndex(interpreter, i))) {
                return false;
            }
        }
        for (int i = 0; i < outputs.length; i++) {
            if (!outputs[i].give(interpreter, TfLiteInterpreterGetOutputTensorIndex(interpreter, i))) {
                return false;
            }
        }
        kernels.ifPresent(fast -> fast.take(interpreter));
        return TfLiteInterpreterAllocateTensors(interpreter) == kTfLiteOk;
    }

    private void checkPrepared() throws DeviceException {
        List<TfLiteTensor> in = inputs(interpreter);
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].check("input", in.get(i));
        }
        List<TfLiteTensor> out = outputs(interpreter);
        for (int i = 0; i < outputs.length; i++) {
            outputs[i].check("output", out.get(i));
        }
    }

    private void warmUp() throws DeviceException {
        if (TfLiteInterpreterInvoke(interpreter) != kTfLiteOk) {
            throw new DeviceException(Kind.OTHER, "a run on zeros failed: " + complaints.take());
        }
    }

    @Override
    public MemorySegment input(int index) {
        return inputs[index].memory();
    }

    @Override
    public MemorySegment output(int index) {
        return outputs[index].memory();
    }

    @Override
    public void run(Duration timeout) throws DeviceException {
        inUse.lock();
        try {
            if (released) {
                throw new IllegalStateException("run needs an open session: this one is closed");
            }
            watch.begin(cancel, timeout.toNanos());
            int status = TfLiteInterpreterInvoke(interpreter);
            boolean cancelled = watch.end();
            if (cancelled) {
                complaints.take();
                throw new DeviceException(Kind.TIMEOUT, "the run took longer than " + timeout.toMillis() + " ms");
            }
            if (status != kTfLiteOk) {
                throw new DeviceException(Kind.OTHER, "the run failed: " + complaints.take());
            }
        } finally {
            inUse.unlock();
        }
    }

    /// Delete the interpreter, after the run that is in progress.
    void release() {
        inUse.lock();
        try {
            released = true;
            TfLiteInterpreterDelete(interpreter);
            kernels.ifPresent(Xnnpack::close);
        } finally {
            inUse.unlock();
        }
    }
}
