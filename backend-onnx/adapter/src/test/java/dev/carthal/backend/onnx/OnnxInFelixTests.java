package dev.carthal.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

    private RealFelix felix;

    @BeforeEach
    void startFelix() throws Exception {
        felix = new RealFelix(storage);
    }

    @AfterEach
    void stopFelix() throws Exception {
        felix.stop();
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
        felix.configure(SLOT, Map.of("driver", "onnx", "slot.model", "grocery", "optimization", "extended"));
        assertThat(felix.await(SLOT, SlotState.READY).version())
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
            felix.await(SLOT, SlotState.READY);
            assertThat(answer()).containsExactly(first);
        }
        felix.configure(SLOT, Map.of("driver", "onnx", "slot.model", "grocery", "threads", 0));
        assertThat(felix.await(SLOT, SlotState.FAULT).reason())
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
