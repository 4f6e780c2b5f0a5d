package dev.carthal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FakeInferenceSlotTests {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final FakeModel MODEL = FakeModel.of(
            List.of(TensorSpec.of("in", TensorType.FLOAT32, List.of(1L))),
            List.of(TensorSpec.of("out", TensorType.FLOAT32, List.of(1L))),
            FakeBackend.variant(List.of(1L)));

    private final FakeClock clock = FakeClock.jumping();
    private final FakeInferenceSlot slot = doubling(clock);

    private static FakeInferenceSlot doubling(FakeClock clock) {
        return new FakeInferenceSlot("inference/recognizer", clock, MODEL, (inputs, outputs) -> {
            clock.pass(Duration.ofMillis(20));
            outputs.getFirst()
                    .set(ValueLayout.JAVA_FLOAT, 0, 2 * inputs.getFirst().get(ValueLayout.JAVA_FLOAT, 0));
        });
    }

    private static float doubled(InvocationLease lease, float value) throws DeviceException {
        lease.input(0).set(ValueLayout.JAVA_FLOAT, 0, value);
        lease.run(SECOND);
        return lease.output(0).get(ValueLayout.JAVA_FLOAT, 0);
    }

    @Test
    void aRunIsWhatTheTestComputes() throws Exception {
        try (slot;
                InvocationLease lease = slot.claim(SECOND)) {
            assertThat(doubled(lease, 3)).isEqualTo(6);
            assertThat(lease.model()).isEqualTo(MODEL);
            assertThat(lease.variant()).isEqualTo(MODEL.variants().getFirst());
            assertThat(slot.status().consumed()).isEqualTo(1);
        }
    }

    @Test
    void aRunFailsAsItIsScriptedAndWhenItIsLate() throws Exception {
        try (slot;
                InvocationLease lease = slot.claim(SECOND)) {
            slot.failNextRun(new DeviceException(Kind.OTHER, "out of memory"));
            assertThatThrownBy(() -> lease.run(SECOND)).hasMessage("out of memory");
            assertThatThrownBy(() -> lease.run(Duration.ofMillis(10)))
                    .hasMessage("the run of inference/recognizer took longer than PT0.01S")
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
            assertThat(doubled(lease, 3)).isEqualTo(6);
        }
    }

    @Test
    void aFaultThatNeverHappensIsDisorder() {
        slot.failNextRun(new DeviceException(Kind.OTHER, "out of memory"));
        assertThatThrownBy(slot::close)
                .hasMessage("a fake was left in disorder: [1 scripted faults of inference/recognizer never happened]");
    }

    @Test
    void claimsAreRefusedWhileTheModelIsLost() throws Exception {
        slot.lose(Kind.ABSENT, "libcuda.so.1 is missing");
        assertThat(slot.status().state()).isEqualTo(SlotState.LOST);
        assertThatThrownBy(() -> slot.claim(SECOND))
                .hasMessage("libcuda.so.1 is missing")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.ABSENT));
        slot.recover();
        slot.claim(SECOND).close();
        slot.close();
    }

    @Test
    void whatIsLentOutIsBusy() throws Exception {
        try (slot;
                InvocationLease _ = slot.claim(SECOND)) {
            long begin = clock.nanos();
            assertThatThrownBy(() -> slot.claim(SECOND))
                    .hasMessage("no invocation of inference/recognizer came free in PT1S");
            assertThat(clock.nanos() - begin).isEqualTo(SECOND.toNanos());
        }
    }

    @Test
    void whoWaitsIsNextAndIsAtWorkUntilItWaitsAgain() throws Exception {
        FakeClock stepped = FakeClock.stepped();
        try (FakeInferenceSlot busy = doubling(stepped)) {
            InvocationLease first = busy.claim(SECOND);
            Background second = Background.run(() -> {
                try (InvocationLease lease = busy.claim(SECOND)) {
                    assertThat(doubled(lease, 3)).isEqualTo(6);
                }
            });
            stepped.awaitWaiters(1);
            first.close();
            stepped.settle();
            second.join(Duration.ofSeconds(10), "it still waits");
            assertThat(second.thrown()).isEmpty();
            assertThat(busy.status().consumed()).isEqualTo(1);
        }
    }

    @Test
    void aLeaseIsTracedToWhoTookIt() throws Exception {
        slot.claim(SECOND);
        assertThatThrownBy(slot::close)
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().satisfies(leak -> {
                    assertThat(leak)
                            .hasMessage("the lease of inference/recognizer was taken here and never given back");
                    assertThat(leak.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().equals(FakeInferenceSlotTests.class.getName()));
                }));
    }

    @Test
    void aLeaseIsOverWhenItIsGivenBack() throws Exception {
        InvocationLease lease = slot.claim(SECOND);
        MemorySegment input = lease.input(0);
        lease.close();
        lease.close();
        String used = "the lease of inference/recognizer was used after it had been given back";
        assertThatThrownBy(() -> lease.run(SECOND))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(used);
        assertThatThrownBy(() -> input.set(ValueLayout.JAVA_FLOAT, 0, 1)).hasMessage("Already closed");
        assertThatThrownBy(slot::close)
                .hasMessage("a fake was left in disorder: "
                        + List.of("the lease of inference/recognizer was given back twice", used));
    }
}
