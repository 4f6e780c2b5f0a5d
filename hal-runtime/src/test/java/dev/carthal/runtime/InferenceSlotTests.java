package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.management.ThreadMXBean;
import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.inference.InvocationLease;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class InferenceSlotTests {
    private static final Duration TENTH = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final FakeClock clock = FakeClock.jumping();
    private final InferenceBench bench;

    InferenceSlotTests() throws DeviceException {
        bench = new InferenceBench(clock, clock::nanos);
    }

    private InvocationLease claim() throws DeviceException, InterruptedException {
        return bench.role.claim(TENTH);
    }

    private void refusesWith(Kind kind, String message) {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(this::claim)
                .withMessage(message)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Nested
    class ALoadedModel {
        @Test
        void isReadyAndLent() throws Exception {
            bench.fill().step(2);
            assertThat(bench.states).containsExactly("STARTING opening with driver fake 1.0.0", "READY");
            try (InvocationLease lease = claim()) {
                assertThat(lease.model().name()).isEqualTo("fruit");
                assertThat(lease.variant().id()).isEqualTo("onnx-fp32");
                assertThat(lease.input(0).byteSize()).isEqualTo(96);
                lease.run(TENTH);
            }
            assertThat(bench.role.status().consumed()).isEqualTo(1);
            assertThat(bench.role.status().execution().count()).isEqualTo(1);
        }

        @Test
        void isLentToOneAtATimeForEachInvocation() throws Exception {
            bench.engine.invocations = 2;
            bench.fill().step(2);
            InvocationLease first = claim();
            claim();
            refusesWith(Kind.BUSY, "no invocation of inference/recognizer came free in PT0.1S");
            first.close();
            first.close();
            claim();
            refusesWith(Kind.BUSY, "no invocation of inference/recognizer came free in PT0.1S");
        }

        @Test
        void isNotUsedThroughAClosedLease() throws Exception {
            bench.fill().step(2);
            InvocationLease lease = claim();
            lease.close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> lease.run(TENTH))
                    .withMessage("the lease of fruit is closed");
            assertThatIllegalStateException().isThrownBy(() -> lease.input(0));
            assertThatIllegalStateException().isThrownBy(() -> lease.output(0));
        }

        @Test
        void takesTimeToRun() throws Exception {
            bench.fill().step(2);
            try (InvocationLease lease = claim()) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> lease.run(Duration.ZERO))
                        .withMessage("timeout must be above zero: timeout=PT0S");
            }
        }
    }

    @Nested
    class WithoutAModel {
        @Test
        void claimsAreRefusedWithTheReason() throws Exception {
            bench.keeper.aim(new Target.Nothing<>("fake", "no model package named fruit is installed"));
            bench.step(1);
            refusesWith(Kind.NOT_FOUND, "no model package named fruit is installed");
        }

        @Test
        void claimsWaitWhileItIsLoaded() throws Exception {
            SystemClock live = new SystemClock();
            InferenceBench loading = new InferenceBench(live, live::nanos);
            loading.fill();
            FutureTask<InvocationLease> waiting = new FutureTask<>(() -> loading.role.claim(Duration.ofDays(1)));
            Thread thread = Thread.ofPlatform().start(waiting);
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            loading.step(2);
            waiting.get().close();
        }

        @Test
        void claimsThatWaitAreRefusedWhenItCannotBeLoaded() throws Exception {
            SystemClock live = new SystemClock();
            InferenceBench loading = new InferenceBench(live, live::nanos);
            loading.fill(Map.of("slot.variant", "tflite-int8"));
            FutureTask<InvocationLease> waiting = new FutureTask<>(() -> loading.role.claim(Duration.ofDays(1)));
            Thread thread = Thread.ofPlatform().start(waiting);
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            loading.step(2);
            assertThat(waiting)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .havingCause()
                    .withMessage("the driver reads none of the variants of fruit: [onnx-fp32 for onnx, tflite-int8 for"
                            + " tflite], slot.variant=tflite-int8");
            assertThat(loading.role.status().state()).isEqualTo(SlotState.FAULT);
        }

        @Test
        void anUnknownVariantIsNamed() throws Exception {
            bench.fill(Map.of("slot.variant", "onnx-fp16")).step(2);
            assertThat(bench.states)
                    .endsWith("FAULT slot.variant must be one of onnx-fp32, tflite-int8: slot.variant=onnx-fp16");
        }

        @Test
        void aSessionWithoutInvocationsIsClosedAgain() throws Exception {
            bench.engine.invocations = 0;
            bench.fill().step(2);
            assertThat(bench.states).endsWith("LOST the driver opened a session without an invocation");
            assertThat(bench.engine.sessions.getFirst().closes).isEqualTo(1);
        }
    }

    @Nested
    class ARun {
        @Test
        void thatFailsDegradesTheSlotUntilItWasCalm() throws Exception {
            bench.fill().step(2);
            try (InvocationLease lease = claim()) {
                bench.engine.running = _ -> {
                    throw new DeviceException(Kind.TIMEOUT, "terminated after 100 ms");
                };
                assertThatExceptionOfType(DeviceException.class)
                        .isThrownBy(() -> lease.run(TENTH))
                        .withMessage("terminated after 100 ms");
                assertThat(bench.states).endsWith("READY", "DEGRADED terminated after 100 ms");
                bench.engine.running = _ -> {};
                lease.run(TENTH);
                assertThat(bench.role.status().state()).isEqualTo(SlotState.DEGRADED);
                clock.pass(Duration.ofSeconds(2));
                lease.run(TENTH);
                assertThat(bench.role.status().state()).isEqualTo(SlotState.READY);
            }
        }

        @Test
        void thatTakesTooLongIsATimeout() throws Exception {
            bench.fill().step(2);
            bench.engine.running = _ -> clock.pass(Duration.ofMillis(150));
            try (InvocationLease lease = claim()) {
                assertThatExceptionOfType(DeviceException.class)
                        .isThrownBy(() -> lease.run(TENTH))
                        .withMessage("a run took 150 ms, longer than 100")
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
            }
            assertThat(bench.role.status().state()).isEqualTo(SlotState.DEGRADED);
        }

        @Test
        void thatBreaksTheDriverLoadsTheModelAgain() throws Exception {
            bench.fill().step(2);
            bench.engine.running = _ -> {
                throw new NoClassDefFoundError("gone");
            };
            try (InvocationLease lease = claim()) {
                assertThatExceptionOfType(DeviceException.class)
                        .isThrownBy(() -> lease.run(TENTH))
                        .withMessage(
                                "the driver failed: the class gone is neither in the bundle nor imported by it (java.lang.NoClassDefFoundError)");
            }
            bench.engine.running = _ -> {};
            bench.step(4);
            assertThat(bench.states)
                    .endsWith(
                            "FAULT the class gone is neither in the bundle nor imported by it (java.lang.NoClassDefFoundError)",
                            "READY");
            assertThat(bench.engine.sessions).hasSize(2);
            assertThat(bench.engine.sessions.getFirst().closes).isEqualTo(1);
        }

        @Test
        void ofALostAcceleratorIsTriedAgain() throws Exception {
            bench.fill().step(2);
            bench.engine.running = _ -> {
                throw new DeviceException(Kind.LOST, "the accelerator fell off the bus");
            };
            try (InvocationLease lease = claim()) {
                assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> lease.run(TENTH));
            }
            bench.step(4);
            assertThat(bench.states).endsWith("LOST the accelerator fell off the bus", "READY");
        }

        @Test
        void thatDoesNotReturnIsQuarantinedAndTheModelLoadedBesideIt() throws Exception {
            bench.fill().step(2);
            InvocationLease lease = claim();
            bench.engine.running = _ -> {
                clock.pass(Duration.ofSeconds(5));
                ((PooledLease) lease).guard.check(); // the watchdog, while the run goes on
                assertThat(bench.role.status().state()).isEqualTo(SlotState.FAULT);
                stepUnchecked(5);
                assertThat(bench.engine.sessions).hasSize(2);
                assertThat(bench.engine.sessions.getFirst().closes).isZero();
                bench.engine.running = _ -> {};
                useUnchecked();
            };
            assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> lease.run(TENTH));
            assertThat(bench.states)
                    .endsWith(
                            "FAULT a run of fruit does not return; its thread is abandoned, and the model is loaded"
                                    + " again beside it",
                            "DEGRADED sessions in quarantine, because leases on them are not given back: 1");
            assertThat(bench.engine.sessions.getFirst().closes).isZero();
            lease.close();
            bench.step(2);
            assertThat(bench.engine.sessions.getFirst().closes).isEqualTo(1);
            assertThat(bench.engine.sessions.getLast().closes).isZero();
            assertThat(bench.role.status().state()).isEqualTo(SlotState.READY);
        }

        private void stepUnchecked(int times) {
            try {
                bench.step(times);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private void useUnchecked() {
            try (InvocationLease other = claim()) {
                other.run(TENTH);
            } catch (DeviceException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Nested
    class ASessionInUse {
        @Test
        void isNotClosedBeforeItsLastLease() throws Exception {
            bench.fill().step(2);
            InvocationLease lease = claim();
            bench.keeper.aim(new Target.Nothing<>("fake", "gone"));
            bench.step(1);
            assertThat(bench.states).endsWith("EMPTY gone");
            assertThat(bench.engine.sessions.getFirst().closes).isZero();
            lease.run(TENTH); // what is lent works on
            lease.close();
            bench.step(1);
            assertThat(bench.engine.sessions.getFirst().closes).isEqualTo(1);
        }

        @Test
        void isNotReplacedForEver() throws Exception {
            List<InvocationLease> hoarded = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                bench.fill().step(2);
                hoarded.add(claim());
            }
            bench.fill().step(2);
            assertThat(bench.states)
                    .endsWith(
                            "LOST sessions in quarantine, because leases on them are not given back: 2; restart the cart");
            hoarded.forEach(InvocationLease::close);
            bench.step(4);
            assertThat(bench.role.status().state()).isEqualTo(SlotState.READY);
            assertThat(bench.engine.sessions).hasSize(3);
        }

        @Test
        void isClosedWithinTheBoundWhenTheLeaseComesBack() throws Exception {
            SystemClock live = new SystemClock();
            InferenceBench swapping = new InferenceBench(live, live::nanos);
            swapping.fill(Map.of("slot.grace.ms", 86_400_000)).step(2);
            InvocationLease lease = swapping.role.claim(TENTH);
            swapping.keeper.aim(new Target.Nothing<>("fake", "gone"));
            FutureTask<Boolean> step = new FutureTask<>(swapping.keeper::doWork);
            Thread.ofPlatform().start(step);
            lease.close();
            assertThat(step.get()).isTrue();
            assertThat(swapping.engine.sessions.getFirst().closes).isEqualTo(1);
        }
    }

    @Test
    void claimsAreServedInTheirOrderWhateverTheThreadsDo() throws Exception {
        SystemClock live = new SystemClock();
        InferenceBench busy = new InferenceBench(live, live::nanos);
        busy.engine.invocations = 2;
        busy.fill().step(2);
        int each = 5_000;
        CountDownLatch done = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            Thread.ofPlatform().start(() -> {
                for (int j = 0; j < each; j++) {
                    try (InvocationLease lease = busy.role.claim(Duration.ofSeconds(30))) {
                        lease.run(Duration.ofSeconds(30));
                    } catch (DeviceException | InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }
                done.countDown();
            });
        }
        done.await();
        assertThat(busy.role.status().consumed()).isEqualTo(4L * each);
        assertThat(busy.work.pool.claim(TENTH)).isNotNull();
        assertThat(busy.work.pool.claim(TENTH)).isNotNull();
    }

    @Test
    void claimRunAndCloseAllocateNothing() throws Exception {
        SystemClock live = new SystemClock();
        InferenceBench hot = new InferenceBench(live, live::nanos);
        hot.fill().step(2);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long cost = Long.MAX_VALUE;
        for (int round = 0; round < 2; round++) { // the first loads classes
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                try (InvocationLease lease = hot.role.claim(LONG)) {
                    lease.run(LONG);
                }
            }
            cost = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(cost).isLessThan(10_000);
    }
}
