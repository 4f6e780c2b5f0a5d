package dev.carthal.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.carthal.conformance.RealFelix;
import dev.carthal.conformance.SlotDiary;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/// From the model package to an answer, through an inference slot, with the natives that the framework loads.
@Timeout(180)
final class OnnxInFelixTests {
    private static final String SLOT = "inference/recognizer";
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path storage;

    private final SlotDiary diary = new SlotDiary();
    private RealFelix felix;

    @BeforeEach
    void startFelix() throws Exception {
        felix = new RealFelix(storage);
        felix.context().registerService(SlotListener.class, diary, null);
        felix.configure("dev.carthal.runtime.clock", Map.of()); // before it starts, as on a cart
        felix.start(
                "com.google.gson",
                "dev.carthal.hal-runtime",
                "dev.carthal.backend-onnx-runtime",
                "dev.carthal.backend-onnx",
                "dev.carthal.model-grocery");
    }

    @AfterEach
    void stopFelix() throws Exception {
        felix.close();
    }

    private void configure(Map<String, Object> backend) throws Exception {
        Map<String, Object> values = new HashMap<>(backend);
        values.putAll(Map.of("slot", SLOT, "driver", "onnx", "slot.model", "grocery"));
        felix.configure("dev.carthal.slot~recognizer", values);
    }

    private float[] answer() throws Exception {
        InferenceSlot slot = felix.service(InferenceSlot.class, "(slot=inference/recognizer)");
        try (InvocationLease lease = slot.claim(LONG)) {
            MemorySegment input = lease.input(0);
            for (long i = 0; i < input.byteSize() / Float.BYTES; i++) {
                input.setAtIndex(ValueLayout.JAVA_FLOAT, i, 0.25f);
            }
            lease.run(LONG);
            assertThat(lease.model().labels()).hasSize(81);
            return lease.output(0).toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    /// One test, because a second framework could not load the natives again.
    @Test
    void aSlotAnswersAndItsAdapterCanBeExchanged() throws Exception {
        Bundle adapter = felix.bundle("dev.carthal.backend-onnx");
        configure(Map.of("optimization", "extended"));
        assertThat(diary.await(SLOT, SlotState.READY).version())
                .isEqualTo(adapter.getVersion().toString());
        float[] first = answer();
        float sum = 0;
        for (float probability : first) {
            sum += probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-4f));

        for (int i = 0; i < 3; i++) {
            adapter.stop();
            adapter.start();
            diary.await(SLOT, SlotState.READY);
            assertThat(answer()).containsExactly(first);
        }
        configure(Map.of("threads", 0));
        assertThat(diary.await(SLOT, SlotState.FAULT).reason())
                .isEqualTo("threads must be a whole number, 1..64: threads=0");
        assertThat(unpacked()).isEmpty();
    }

    /// What ONNX Runtime would have unpacked beside the framework's own cache, as it does from its own jar.
    private static List<Path> unpacked() throws IOException {
        List<Path> found = new ArrayList<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "onnxruntime-java*")) {
            for (Path folder : folders) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.forEach(found::add);
                }
            }
        }
        return found;
    }
}
