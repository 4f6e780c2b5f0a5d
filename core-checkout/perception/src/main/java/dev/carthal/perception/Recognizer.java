package dev.carthal.perception;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Ask the model that fills an inference slot what a square of a frame shows. The picture goes straight into the
/// engine's own memory.
final class Recognizer {
    private static final List<TensorType> NUMBERS =
            List.of(TensorType.FLOAT32, TensorType.FLOAT16, TensorType.UINT8, TensorType.INT8);

    private final String slotName;
    private final Supplier<@Nullable InferenceSlot> slot;
    private final Duration claimTimeout;
    private final Duration runTimeout;

    private @Nullable Model model;
    private @Nullable Shrinker shrinker;

    Recognizer(PerceptionConfig config, Supplier<@Nullable InferenceSlot> slot) {
        this.slotName = config.model();
        this.slot = slot;
        claimTimeout = Range.millis("claim.ms", config.claim_ms(), 0, 60_000);
        runTimeout = Range.millis("run.ms", config.run_ms(), 1, 60_000);
    }

    /// Classify, and add the result to `evidence`.
    ///
    /// @throws DeviceException if there is no model, or it cannot be used, or what it gives makes no sense
    void classify(Frame frame, Square square, Evidence evidence) throws DeviceException, InterruptedException {
        InferenceSlot now = slot.get();
        if (now == null) {
            throw new DeviceException(Kind.NOT_FOUND, "there is no slot " + slotName + ": configure one");
        }
        try (InvocationLease invocation = now.claim(claimTimeout)) {
            shrinkerFor(frame.format(), invocation.model()).fill(frame, square, invocation.input(0));
            invocation.run(runTimeout);
            evidence.add(invocation.output(0), invocation.model());
        }
    }

    private Shrinker shrinkerFor(FrameFormat format, Model next) throws DeviceException {
        Shrinker ready = shrinker;
        if (ready == null || !next.equals(model) || !format.equals(ready.format())) {
            check(next);
            ready = new Shrinker(format, next);
            shrinker = ready;
            model = next;
        }
        return ready;
    }

    private static void check(Model model) throws DeviceException {
        TensorSpec output = model.outputs().getFirst();
        int classes = model.labels().size();
        if (!NUMBERS.contains(output.type()) || output.elements() != classes) {
            throw new DeviceException(
                    Kind.UNSUPPORTED,
                    "the first output must be one of " + NUMBERS + " for each of " + classes + " labels: the model "
                            + model.name() + " has " + output);
        }
    }
}
