package dev.carthal.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.KitClock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.Invocation;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.Preprocessing;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The driver with the real engine and the real grocery model.
@Timeout(120)
class OnnxDriverTests {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final TensorSpec IMAGE = TensorSpec.of("image", TensorType.FLOAT32, List.of(-1L, 3L, 128L, 128L));
    private static final TensorSpec PROBABILITIES =
            TensorSpec.of("probabilities", TensorType.FLOAT32, List.of(-1L, 81L));

    private final OnnxDriver driver = new OnnxDriver();

    private ModelSession open(List<TensorSpec> inputs, byte[] content, Map<String, Object> values) throws Exception {
        Variant variant = new Variant("onnx", content);
        DeviceConfig config = DeviceConfig.of("inference/recognizer", values);
        return driver.open(
                new Grocery(inputs, List.of(PROBABILITIES), List.of(variant)),
                variant,
                DeviceContext.of(config, Deadline.after(new KitClock(), LONG)));
    }

    private ModelSession open() throws Exception {
        return open(List.of(IMAGE), grocery(), Map.of("invocations", 2));
    }

    private static byte[] grocery() throws Exception {
        return Files.readAllBytes(Path.of(System.getProperty("house.root"), "models/grocery/package/onnx-fp32.onnx"));
    }

    private static float[] answer(Invocation invocation, float grey) throws Exception {
        for (long i = 0; i < IMAGE.elements(); i++) {
            invocation.input(0).setAtIndex(ValueLayout.JAVA_FLOAT, i, grey);
        }
        invocation.run(LONG);
        return invocation.output(0).toArray(ValueLayout.JAVA_FLOAT);
    }

    @Test
    void probabilitiesAddUpToOne() throws Exception {
        try (ModelSession session = open()) {
            float[] answer = answer(session.invocations().getFirst(), 0.25f);

            float sum = 0;
            for (float probability : answer) {
                assertThat(probability).isBetween(0f, 1f);
                sum += probability;
            }
            assertThat(answer).hasSize(81);
            assertThat(sum).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-4f));
        }
    }

    @Test
    void invocationsHaveTensorsOfTheirOwn() throws Exception {
        try (ModelSession session = open()) {
            float[] dark = answer(session.invocations().get(0), -1);
            float[] light = answer(session.invocations().get(1), 1);

            assertThat(Arrays.equals(dark, light)).isFalse();
            assertThat(session.invocations().get(0).output(0).toArray(ValueLayout.JAVA_FLOAT))
                    .containsExactly(dark);
        }
    }

    @Test
    void aRunPastItsTimeoutIsTerminatedAndTheNextOneRuns() throws Exception {
        try (ModelSession session = open()) {
            Invocation invocation = session.invocations().getFirst();
            float[] expected = answer(invocation, 0.5f);
            int terminated = 0;
            while (terminated == 0) { // a run takes a millisecond or two, and the watch looks every five
                try {
                    invocation.run(Duration.ZERO);
                } catch (DeviceException e) {
                    assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
                    assertThat(e).hasMessage("the run took longer than 0 ms");
                    terminated++;
                }
            }
            assertThat(answer(invocation, 0.5f)).containsExactly(expected);
        }
    }

    @Test
    void aManifestMayFixTheBatchThatAGraphLeavesOpen() throws Exception {
        Variant variant = new Variant("onnx", grocery());
        Model three = new Grocery(
                List.of(TensorSpec.of("image", TensorType.FLOAT32, List.of(3L, 3L, 128L, 128L))),
                List.of(TensorSpec.of("probabilities", TensorType.FLOAT32, List.of(3L, 81L))),
                List.of(variant));
        DeviceConfig config = DeviceConfig.of("inference/recognizer", Map.of());
        try (ModelSession one = open();
                ModelSession batch =
                        driver.open(three, variant, DeviceContext.of(config, Deadline.after(new KitClock(), LONG)))) {
            float[] alone = answer(one.invocations().getFirst(), 0);
            batch.invocations().getFirst().run(LONG);
            float[] together = batch.invocations().getFirst().output(0).toArray(ValueLayout.JAVA_FLOAT);
            assertThat(together).hasSize(3 * 81);
            assertThat(Arrays.copyOfRange(together, 81, 162))
                    .containsExactly(alone, org.assertj.core.api.Assertions.within(1e-5f));
        }
    }

    @Test
    void aShapeThatIsNotTheGraphsIsRefusedWithBoth() {
        TensorSpec wrong = TensorSpec.of("image", TensorType.FLOAT32, List.of(-1L, 3L, 96L, 96L));
        assertThatThrownBy(() -> open(List.of(wrong), grocery(), Map.of()))
                .isInstanceOf(DeviceException.class)
                .hasMessage("the model has input image of shape [-1, 3, 128, 128], its manifest says [-1, 3, 96, 96]")
                .extracting(e -> ((DeviceException) e).kind())
                .isEqualTo(Kind.CONFIGURATION);
    }

    @Test
    void aTypeThatIsNotTheGraphsIsRefusedWithBoth() {
        TensorSpec wrong = TensorSpec.of("image", TensorType.UINT8, List.of(-1L, 3L, 128L, 128L));
        assertThatThrownBy(() -> open(List.of(wrong), grocery(), Map.of()))
                .hasMessage("the model has input image of type FLOAT, its manifest says UINT8");
    }

    @Test
    void aNameThatIsNotTheGraphsIsRefusedWithBoth() {
        TensorSpec wrong = TensorSpec.of("picture", TensorType.FLOAT32, List.of(-1L, 3L, 128L, 128L));
        assertThatThrownBy(() -> open(List.of(wrong), grocery(), Map.of()))
                .hasMessage("the model has inputs [image], its manifest says [picture]");
    }

    @Test
    void aTornFileIsCorrupt() {
        assertThatThrownBy(() -> open(List.of(IMAGE), Arrays.copyOf(grocery(), 1_000_000), Map.of()))
                .isInstanceOf(DeviceException.class)
                .hasMessageStartingWith("variant onnx cannot be loaded: ")
                .extracting(e -> ((DeviceException) e).kind())
                .isEqualTo(Kind.CORRUPT);
    }

    @Test
    void aClosedSessionDoesNotRun() throws Exception {
        ModelSession session = open();
        Invocation invocation = session.invocations().getFirst();
        session.close();
        session.close();
        assertThatThrownBy(() -> invocation.run(LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("run needs an open session: this one is closed");
        assertThat(invocation.output(0).byteSize()).isEqualTo(81 * 4);
    }

    /// What the binding allocates for a run is its own: a result, a map and arrays for the names, handles and
    /// values.
    @Test
    void aRunAllocatesLittleAndNeverPixels() throws Exception {
        try (ModelSession session = open()) {
            Invocation invocation = session.invocations().getFirst();
            for (int i = 0; i < 500; i++) {
                invocation.run(LONG);
            }
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 500; i++) {
                invocation.run(LONG);
            }
            long each = (threads.getCurrentThreadAllocatedBytes() - before) / 500;
            System.out.println("allocated by ONNX Runtime's binding: " + each + " bytes a run");
            assertThat(each).isLessThan(2048);
        }
    }

    private record Grocery(List<TensorSpec> inputs, List<TensorSpec> outputs, List<ModelVariant> variants)
            implements Model {
        @Override
        public String name() {
            return "grocery";
        }

        @Override
        public String version() {
            return "1.0.0";
        }

        @Override
        public List<String> labels() {
            return List.of();
        }

        @Override
        public Preprocessing preprocessing() {
            return Preprocessing.of(1, 128, 128);
        }
    }

    private static final class Variant implements ModelVariant {
        private final String engine;
        private final byte[] content;

        Variant(String engine, byte[] content) {
            this.engine = engine;
            this.content = content;
        }

        @Override
        public String id() {
            return engine;
        }

        @Override
        public String engine() {
            return engine;
        }

        @Override
        public String sha256() {
            return "";
        }

        @Override
        public byte[] content() {
            return content.clone();
        }
    }

    /// The slot does not do that; who does all the same must not end the process.
    @Test
    void aCloseWaitsForTheRunsInProgress() throws Exception {
        for (int i = 0; i < 20; i++) {
            ModelSession session = open();
            List<Throwable> ends = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch running = new CountDownLatch(2);
            List<Thread> threads = session.invocations().stream()
                    .map(invocation -> Thread.ofPlatform().start(() -> {
                        try {
                            while (true) {
                                invocation.run(LONG);
                                running.countDown();
                            }
                        } catch (DeviceException | IllegalStateException e) {
                            ends.add(e);
                        }
                    }))
                    .toList();
            running.await();
            session.close();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(ends).hasSize(2).allMatch(IllegalStateException.class::isInstance);
        }
    }
}
