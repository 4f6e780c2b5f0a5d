package dev.carthal.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.Generations;
import dev.carthal.conformance.Generations.Left;
import dev.carthal.conformance.RealFelix;
import dev.carthal.conformance.SlotDiary;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The adapter swapped again and again, on one runtime: natives, and what they register, are not the adapter's.
@Timeout(300)
final class OnnxGenerationsFelixTests {
    private static final String SLOT = "inference/recognizer";
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void twentySwapsLeaveNothingBehind() throws Exception {
        SlotDiary diary = new SlotDiary();
        try (RealFelix felix = new RealFelix(folder.resolve("felix"), Map.of())) {
            felix.context().registerService(SlotListener.class, diary, null);
            felix.configure("dev.carthal.runtime.clock", Map.of()); // before it starts, as on a cart
            felix.start(
                    "com.google.gson",
                    "dev.carthal.hal-runtime",
                    "dev.carthal.backend-onnx-runtime",
                    "dev.carthal.backend-onnx",
                    "dev.carthal.model-grocery");
            felix.configure(
                    "dev.carthal.slot~recognizer", Map.of("slot", SLOT, "driver", "onnx", "slot.model", "grocery"));
            diary.await(SLOT, SlotState.READY);
            Generations generations = new Generations(felix, "dev.carthal.backend-onnx", folder);
            run(felix);
            generations.swap(3);
            Left before = generations.left();
            generations.swap(20);
            run(felix);
            Left after = generations.left();
            assertThat(after.isNoMoreThan(before))
                    .as(before + " became " + after)
                    .isTrue();
            assertThat(after.loaders()).isLessThanOrEqualTo(2);
        }
    }

    private static void run(RealFelix felix) throws Exception {
        InferenceSlot slot = felix.service(InferenceSlot.class, "(slot=" + SLOT + ")");
        try (InvocationLease lease = slot.claim(LONG)) {
            lease.run(LONG);
        }
    }
}
