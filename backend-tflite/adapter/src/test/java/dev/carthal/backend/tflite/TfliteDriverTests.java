package dev.carthal.backend.tflite;

import static dev.carthal.backend.tflite.Sessions.LONG;
import static dev.carthal.backend.tflite.Sessions.open;
import static dev.carthal.backend.tflite.Sessions.x;
import static dev.carthal.backend.tflite.Sessions.y;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.Invocation;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.inference.Quantization;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The driver with the real engine.
@Timeout(120)
class TfliteDriverTests {
    private static final TensorSpec FOUR = x(TensorType.FLOAT32, 1L, 4L);
    private static final TensorSpec FOUR_OUT = y(TensorType.FLOAT32, 1L, 4L);

    private static Invocation only(ModelSession session) {
        return session.invocations().getFirst();
    }

    private static float[] answer(Invocation invocation, float... values) throws DeviceException {
        invocation.input(0).copyFrom(MemorySegment.ofArray(values));
        invocation.run(LONG);
        return invocation.output(0).toArray(JAVA_FLOAT);
    }

    @Test
    void floatsAreAdded() throws Exception {
        try (ModelSession session = open(Models.sum(Flatbuffer.FLOAT32, 1, 4), FOUR, FOUR_OUT)) {
            assertThat(answer(only(session), 1, -2, 0.5f, 4)).containsExactly(2, -4, 1, 8);
        }
    }

    @Test
    void aConvolutionIsFusedWithItsRelu() throws Exception {
        TensorSpec picture = x(TensorType.FLOAT32, 1L, 4L, 4L, 1L);
        try (ModelSession session =
                open(Models.convolution(), Map.of("threads", 2), picture, y(TensorType.FLOAT32, 1L, 4L, 4L, 1L))) {
            float[] ink = new float[16];
            ink[5] = 3; // a point at row 1, column 1: what is beside it sees it, the rest would be -1
            assertThat(answer(only(session), ink)).containsExactly(2, 2, 2, 0, 2, 2, 2, 0, 2, 2, 2, 0, 0, 0, 0, 0);
        }
    }

    @Test
    void theEnginesOwnKernelsAnswerAlike() throws Exception {
        TensorSpec picture = x(TensorType.FLOAT32, 1L, 4L, 4L, 1L);
        TensorSpec sums = y(TensorType.FLOAT32, 1L, 4L, 4L, 1L);
        try (ModelSession fast = open(Models.convolution(), picture, sums);
                ModelSession plain = open(Models.convolution(), Map.of("xnnpack", false), picture, sums)) {
            float[] ink = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
            assertThat(answer(only(fast), ink)).containsExactly(answer(only(plain), ink));
        }
    }

    @Test
    void aLayerIsFullyConnected() throws Exception {
        try (ModelSession session =
                open(Models.fullyConnected(), x(TensorType.FLOAT32, 1L, 3L), y(TensorType.FLOAT32, 1L, 2L))) {
            assertThat(answer(only(session), 1, 1, 1)).containsExactly(16, 35);
        }
    }

    @Test
    void aDynamicExtentIsOneInARun() throws Exception {
        try (ModelSession session =
                open(Models.softmax(-1), x(TensorType.FLOAT32, -1L, 4L), y(TensorType.FLOAT32, -1L, 4L))) {
            assertThat(answer(only(session), 1, 1, 1, 1)).containsExactly(0.25f, 0.25f, 0.25f, 0.25f);
        }
    }

    @Test
    void aManifestMayFixTheBatchThatAGraphLeavesOpen() throws Exception {
        try (ModelSession session =
                open(Models.softmax(-1), x(TensorType.FLOAT32, 3L, 4L), y(TensorType.FLOAT32, 3L, 4L))) {
            float[] answer = answer(only(session), 1, 1, 1, 1, 9, 0, 0, 0, 0, 0, 0, 9);
            assertThat(answer).hasSize(12).startsWith(0.25f, 0.25f, 0.25f, 0.25f);
            assertThat(answer[4]).isCloseTo(0.9996f, within(1e-3f)).isEqualTo(answer[11]);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT8, 9, -3", "UINT8, 3, 128"})
    void bytesStandForRealNumbers(TensorType type, int engine, int zeroPoint) throws Exception {
        TensorSpec in = x(type, 1L, 4L).quantized(new Quantization(-1, List.of(0.5f), List.of(zeroPoint)));
        TensorSpec out = y(type, 1L, 4L).quantized(new Quantization(-1, List.of(1f), List.of(zeroPoint)));
        try (ModelSession session = open(Models.quantizedSum(engine, zeroPoint), in, out)) {
            Invocation invocation = only(session);
            for (int i = 0; i < 4; i++) {
                invocation.input(0).set(JAVA_BYTE, i, (byte) (zeroPoint + i)); // i halves
            }
            invocation.run(LONG);
            for (int i = 0; i < 4; i++) {
                assertThat(invocation.output(0).get(JAVA_BYTE, i)).isEqualTo((byte) (zeroPoint + i)); // i ones
            }
        }
    }

    @Test
    void wholeNumbersOf32And64BitsAreAdded() throws Exception {
        try (ModelSession session =
                open(Models.sum(Flatbuffer.INT32, 1, 2), x(TensorType.INT32, 1L, 2L), y(TensorType.INT32, 1L, 2L))) {
            only(session).input(0).setAtIndex(JAVA_INT, 1, -7);
            only(session).run(LONG);
            assertThat(only(session).output(0).toArray(JAVA_INT)).containsExactly(0, -14);
        }
        try (ModelSession session =
                open(Models.sum(Flatbuffer.INT64, 1, 2), x(TensorType.INT64, 1L, 2L), y(TensorType.INT64, 1L, 2L))) {
            only(session).input(0).setAtIndex(JAVA_LONG, 1, 1L << 40);
            only(session).run(LONG);
            assertThat(only(session).output(0).toArray(JAVA_LONG)).containsExactly(0, 1L << 41);
        }
    }

    @Test
    void halvesAreRead() throws Exception {
        try (ModelSession session = open(Models.half(), x(TensorType.FLOAT16, 1L, 4L), FOUR_OUT)) {
            only(session).input(0).setAtIndex(JAVA_SHORT, 2, Float.floatToFloat16(-1.5f));
            only(session).run(LONG);
            assertThat(only(session).output(0).toArray(JAVA_FLOAT)).containsExactly(0, 0, -1.5f, 0);
        }
    }

    @Test
    void aRunThatFailsLeavesTheInvocationUsable() throws Exception {
        try (ModelSession session = open(Models.pick(), x(TensorType.INT32, 1L), y(TensorType.FLOAT32, 1L))) {
            Invocation invocation = only(session);
            invocation.input(0).set(JAVA_INT, 0, 99);
            assertThatThrownBy(() -> invocation.run(LONG))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageStartingWith("the run failed: ")
                    .hasMessageContaining("GATHER")
                    .extracting(e -> ((DeviceException) e).kind())
                    .isEqualTo(Kind.OTHER);
            invocation.input(0).set(JAVA_INT, 0, 2);
            invocation.run(LONG);
            assertThat(invocation.output(0).get(JAVA_FLOAT, 0)).isEqualTo(3);
        }
    }

    @Test
    void aRunPastItsTimeoutIsEndedBetweenTwoOperatorsAndTheNextOneRuns() throws Exception {
        try (ModelSession session =
                open(Models.steps(300, 50_000), x(TensorType.INT64, 1L, 50_000L), y(TensorType.INT64, 1L, 50_000L))) {
            Invocation invocation = only(session);
            long asked = 0;
            do { // the watch looks every five milliseconds
                invocation.input(0).set(JAVA_LONG, 0, ++asked);
            } while (!timedOut(invocation) || invocation.output(0).get(JAVA_LONG, 0) == asked);
            invocation.run(LONG);
            assertThat(invocation.output(0).get(JAVA_LONG, 0)).isEqualTo(asked);
        }
    }

    private static boolean timedOut(Invocation invocation) {
        try {
            invocation.run(Duration.ZERO);
            return false;
        } catch (DeviceException e) {
            assertThat(e).hasMessage("the run took longer than 0 ms");
            assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
            return true;
        }
    }

    @Test
    void aClosedSessionDoesNotRunAndItsTensorsStay() throws Exception {
        ModelSession session = open(Models.sum(Flatbuffer.FLOAT32, 1, 4), FOUR, FOUR_OUT);
        Invocation invocation = only(session);
        float[] answer = answer(invocation, 1, 2, 3, 4);
        session.close();
        session.close();
        assertThatThrownBy(() -> invocation.run(LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("run needs an open session: this one is closed");
        assertThat(invocation.output(0).toArray(JAVA_FLOAT)).containsExactly(answer);
    }

    /// Ours and the binding's together.
    @Test
    void aRunAllocatesNothing() throws Exception {
        try (ModelSession session = open(Models.softmax(1), FOUR, FOUR_OUT)) {
            Invocation invocation = only(session);
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            for (int i = 0; i < 2000; i++) {
                invocation.run(LONG);
                threads.getCurrentThreadAllocatedBytes();
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                invocation.run(LONG);
            }
            assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 1000)
                    .isZero();
        }
    }

    /// The slot does not do that; who does all the same must not end the process.
    @Test
    void aCloseWaitsForTheRunsInProgress() throws Exception {
        for (int i = 0; i < 8; i++) {
            ModelSession session = open(
                    Models.steps(20, 10_000),
                    Map.of("invocations", 2),
                    x(TensorType.INT64, 1L, 10_000L),
                    y(TensorType.INT64, 1L, 10_000L));
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
