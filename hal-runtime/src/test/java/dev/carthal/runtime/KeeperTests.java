package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.SlotState;
import dev.carthal.runtime.ScaleBench.FakeScale;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

final class KeeperTests {
    private final ScaleBench bench = new ScaleBench();

    /// Each look at it takes three milliseconds.
    private record Ticking(Clock clock) implements Clock {
        @Override
        public long nanos() {
            ((FakeClock) clock).pass(Duration.ofMillis(3));
            return clock.nanos();
        }

        @Override
        public Instant wall() {
            return clock.wall();
        }

        @Override
        public Signal signal(String name) {
            return clock.signal(name);
        }
    }

    private DeviceException fault(Kind kind, String message) {
        return new DeviceException(kind, message);
    }

    @Nested
    class WithoutADriver {
        @Test
        void aSlotIsEmpty() throws Exception {
            bench.keeper.aim(new Target.Nothing<>("serial", "no scale driver named serial is installed"));
            bench.step(3);
            assertThat(bench.states).containsExactly("EMPTY no scale driver named serial is installed");
            assertThat(bench.slot().status().driver()).isEqualTo("serial");
        }

        @Test
        void aSenselessConfigurationIsAFault() throws Exception {
            bench.keeper.aim(new Target.Senseless<>("serial", "slot.queue must be 1 or more: slot.queue=0"));
            bench.step(3);
            assertThat(bench.states).containsExactly("FAULT slot.queue must be 1 or more: slot.queue=0");
        }
    }

    @Nested
    class ADeviceThatDelivers {
        @Test
        void makesTheSlotReadyWithItsFirstItem() throws Exception {
            bench.opens().then(bench.reads(1));
            bench.fill().step(2);
            assertThat(bench.slot().status().state()).isEqualTo(SlotState.STARTING);
            bench.step(1);
            assertThat(bench.states)
                    .containsExactly(
                            "STARTING opening with driver fake 1.0.0", "STARTING open; nothing delivered yet", "READY");
            assertThat(bench.slot().status().version()).isEqualTo("1.0.0");
            assertThat(bench.slot().status().consumed()).isEqualTo(1);
        }

        @Test
        void isReadyAtOnceWhereSilenceIsNormal() throws Exception {
            bench.opens();
            bench.fill(Map.of("slot.silence.ms", 0)).step(100);
            assertThat(bench.states).containsExactly("STARTING opening with driver fake 1.0.0", "READY");
        }

        @Test
        void isDegradedAfterAFaultOfOneItem() throws Exception {
            FakeScale scale = bench.opens();
            scale.then(bench.reads(1)).then(() -> {
                throw fault(Kind.PROTOCOL, "frame without end: 02 41");
            });
            bench.fill().step(4);
            assertThat(bench.states).endsWith("READY", "DEGRADED frame without end: 02 41");
            assertThat(scale.closes).isZero();
        }

        @Test
        void isReadyAgainWhenItWasCalmForAWhile() throws Exception {
            FakeScale scale = bench.opens();
            scale.then(() -> {
                throw fault(Kind.CORRUPT, "half a picture");
            });
            scale.then(bench.reads(1));
            bench.fill().step(4);
            assertThat(bench.slot().status().state()).isEqualTo(SlotState.DEGRADED);
            bench.clock.pass(Duration.ofSeconds(2));
            scale.then(bench.reads(2));
            bench.step(1);
            assertThat(bench.slot().status().state()).isEqualTo(SlotState.READY);
        }

        @Test
        void tellsOfTheItemThatWasLost() throws Exception {
            FakeScale scale = bench.opens();
            scale.then(bench.reads(1)).then(() -> {
                throw fault(Kind.PROTOCOL, "frame without end: 02 41");
            });
            scale.then(bench.reads(2));
            bench.fill().step(5);
            assertThat(bench.gaps).hasSize(1);
            assertThat(bench.gaps.getFirst().reason()).isEqualTo("frame without end: 02 41");
        }

        @Test
        void tellsOfItsOwnGaps() throws Exception {
            Gap gap = new Gap("scale/basket", 1, 2, "buffer overrun");
            bench.opens().then(bench.reads(1)).then(() -> Next.missing(gap));
            var subscription = bench.slot().subscribe("test");
            bench.fill().step(4);
            assertThat(bench.gaps).containsExactly(gap);
            assertThat(subscription.next(Duration.ZERO)).isInstanceOf(Next.Item.class);
            assertThat(subscription.next(Duration.ZERO)).isEqualTo(Next.missing(gap));
        }

        @Test
        void itsStreamEnds() throws Exception {
            FakeScale scale = bench.opens();
            scale.then(bench.reads(1)).then(() -> Next.end("the recording is over"));
            bench.fill().step(50);
            assertThat(bench.states).endsWith("READY", "ENDED the recording is over");
            assertThat(scale.closes).isEqualTo(1);
            assertThat(bench.driver.opened).isEqualTo(1);
        }
    }

    @Nested
    class Silence {
        @Test
        void degradesThenLosesThenOpensAgain() throws Exception {
            FakeScale scale = bench.opens();
            scale.then(bench.reads(1));
            bench.opens().then(bench.reads(2));
            bench.fill().step(60);
            assertThat(bench.states)
                    .containsSubsequence(
                            "READY",
                            "DEGRADED silent for slot.silence.ms=2000",
                            "LOST silent for slot.lost.ms=10000",
                            "STARTING open; nothing delivered yet",
                            "READY");
            assertThat(scale.closes).isEqualTo(1);
        }

        @Test
        void endsWithTheNextItem() throws Exception {
            FakeScale scale = bench.opens();
            scale.then(bench.reads(1));
            bench.fill().step(12);
            assertThat(bench.slot().status().state()).isEqualTo(SlotState.DEGRADED);
            scale.then(bench.reads(2));
            bench.step(1);
            assertThat(bench.slot().status().state()).isEqualTo(SlotState.READY);
            assertThat(bench.gaps).isEmpty();
        }

        @Test
        void fromTheStartLosesTheDevice() throws Exception {
            bench.opens();
            bench.opens();
            bench.fill().step(43);
            assertThat(bench.states).contains("LOST silent for slot.lost.ms=10000");
        }
    }

    @Nested
    class ADeviceThatIsLost {
        @Test
        void isOpenedAgainWithBackOff() throws Exception {
            long start = bench.clock.nanos();
            bench.driver.openings.add(_ -> {
                throw fault(Kind.BUSY, "somebody has it: /dev/scale");
            });
            bench.driver.openings.add(_ -> {
                throw fault(Kind.BUSY, "somebody has it: /dev/scale");
            });
            bench.opens();
            bench.fill().step(6);
            assertThat(bench.driver.opened).isEqualTo(3);
            assertThat(bench.clock.nanos() - start)
                    .isEqualTo(Duration.ofMillis(1500).toNanos());
            assertThat(bench.states)
                    .containsExactly(
                            "STARTING opening with driver fake 1.0.0",
                            "LOST somebody has it: /dev/scale",
                            "STARTING open; nothing delivered yet");
        }

        @Test
        void isOpenedAgainWhileTheClockOfAReplayStandsStill() throws Exception {
            bench.clock.halt();
            bench.driver.openings.add(_ -> {
                throw fault(Kind.NOT_FOUND, "no track yet");
            });
            bench.opens().then(bench.reads(1));
            bench.fill().step(8);
            assertThat(bench.slot().status().state()).isEqualTo(SlotState.READY);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
        void isOpenedAgainWhereTimeGoesOnBetweenTwoLooksAtTheClock(int pauseMs) throws Exception {
            ScaleBench ticking = new ScaleBench("scale/basket", Ticking::new);
            ticking.driver.openings.add(_ -> {
                throw fault(Kind.NOT_FOUND, "no such port: /dev/scale");
            });
            ticking.opens().then(ticking.reads(1));
            ticking.fill(Map.of("slot.backoff.min.ms", pauseMs)).step(8);
            assertThat(ticking.slot().status().state()).isEqualTo(SlotState.READY);
        }

        @Test
        void leavesAGapFromTheLastItemToTheFirst() throws Exception {
            FakeScale scale = bench.opens();
            scale.then(bench.reads(1)).then(() -> {
                throw fault(Kind.LOST, "unplugged: /dev/scale");
            });
            bench.opens().then(bench.reads(2));
            var subscription = bench.slot().subscribe("test");
            bench.fill().step(3);
            long last = bench.clock.nanos();
            bench.step(4);
            Gap gap = new Gap("scale/basket", last, bench.clock.nanos(), "unplugged: /dev/scale");
            assertThat(gap.toNanos() - gap.fromNanos()).isEqualTo(500_000_000);
            assertThat(bench.gaps).containsExactly(gap);
            assertThat(subscription.next(Duration.ZERO)).isInstanceOf(Next.Item.class);
            assertThat(subscription.next(Duration.ZERO)).isEqualTo(Next.missing(gap));
            assertThat(subscription.next(Duration.ZERO)).isInstanceOf(Next.Item.class);
            assertThat(bench.slot().status().gaps()).isEqualTo(1);
        }

        @Test
        void thatDoesNothingButFailIsLost() throws Exception {
            FakeScale scale = bench.opens();
            scale.then(bench.reads(1));
            bench.fill().step(3);
            for (int i = 0; i < 60; i++) {
                scale.then(() -> {
                    throw fault(Kind.PROTOCOL, "noise");
                });
            }
            bench.opens();
            bench.step(50);
            assertThat(bench.states)
                    .endsWith(
                            "READY",
                            "DEGRADED noise",
                            "LOST nothing but faults for slot.lost.ms=10000, last: noise",
                            "STARTING open; nothing delivered yet");
        }
    }

    @Nested
    class AFault {
        @ParameterizedTest
        @EnumSource(names = {"CONFIGURATION", "UNSUPPORTED", "ABSENT"})
        void ofTheConfigurationIsNotTriedAgain(Kind kind) throws Exception {
            bench.driver.openings.add(_ -> {
                throw fault(kind, "baud must be 9600: baud=1");
            });
            bench.fill().step(50);
            assertThat(bench.states).endsWith("FAULT baud must be 9600: baud=1");
            assertThat(bench.driver.opened).isEqualTo(1);

            bench.opens().then(bench.reads(1));
            bench.fill().step(3);
            assertThat(bench.slot().status().state()).isEqualTo(SlotState.READY);
        }

        @ParameterizedTest
        @EnumSource(
                names = {"CONFIGURATION", "UNSUPPORTED", "ABSENT"},
                mode = Mode.EXCLUDE)
        void ofAnyOtherKindIsTriedAgain(Kind kind) throws Exception {
            bench.driver.openings.add(_ -> {
                throw fault(kind, "for a while");
            });
            bench.opens().then(bench.reads(1));
            bench.fill().step(5);
            assertThat(bench.slot().status().state()).isEqualTo(SlotState.READY);
        }

        @Test
        void ofTheDriversCodeEndsAtTheEdge() throws Exception {
            FakeScale scale = bench.opens();
            scale.then(bench.reads(1)).then(() -> {
                throw new IllegalArgumentException("oops");
            });
            bench.driver.openings.add(_ -> {
                throw new NoClassDefFoundError("gone");
            });
            bench.opens().then(bench.reads(2));
            bench.fill().step(9);
            assertThat(bench.states)
                    .containsSubsequence(
                            "FAULT java.lang.IllegalArgumentException: oops",
                            "FAULT the class gone is neither in the bundle nor imported by it (java.lang.NoClassDefFoundError)",
                            "READY");
            assertThat(scale.closes).isEqualTo(1);
        }

        @Test
        void isADriverThatOpensNothing() throws Exception {
            bench.driver.openings.add(_ -> nothing());
            bench.fill().step(2);
            assertThat(bench.states).endsWith("FAULT java.lang.NullPointerException: the driver opened nothing");
        }

        @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a driver must not do
        private <T> T nothing() {
            return null;
        }

        @Test
        void isTheSecondSlotOnOneDevice() throws Exception {
            bench.driver.identity = new DeviceIdentity("path", "/dev/ttyUSB0");
            bench.claims.claim("scale/trolley", bench.driver.identity, bench.driver);
            bench.fill().step(2);
            assertThat(bench.states)
                    .endsWith("FAULT the slot scale/trolley has the path /dev/ttyUSB0 already; give scale/basket"
                            + " another device, or remove one of the two");

            bench.claims.release("scale/trolley");
            bench.opens().then(bench.reads(1));
            bench.step(3);
            assertThat(bench.slot().status().state()).isEqualTo(SlotState.READY);
        }
    }

    @Nested
    class Exchange {
        @Test
        void ofTheDriverClosesBeforeItOpensAndLeavesAGap() throws Exception {
            FakeScale first = bench.opens();
            first.then(bench.reads(1));
            bench.fill().step(3);
            FakeScale second = new FakeScale(bench.clock);
            second.then(bench.reads(2));
            bench.driver.openings.add(_ -> {
                assertThat(first.closes).isEqualTo(1);
                return second;
            });
            bench.fill().step(3);
            assertThat(bench.states).endsWith("READY", "SWAPPING opening with driver fake 1.0.0", "READY");
            assertThat(bench.gaps).hasSize(1);
            assertThat(bench.gaps.getFirst().reason()).isEqualTo("opening with driver fake 1.0.0");
        }

        @Test
        void forNothingClosesTheDevice() throws Exception {
            FakeScale scale = bench.opens();
            scale.then(bench.reads(1));
            bench.fill().step(3);
            bench.keeper.aim(new Target.Nothing<>("fake", "gone"));
            bench.step(1);
            assertThat(scale.closes).isEqualTo(1);
            assertThat(bench.states).endsWith("EMPTY gone");
            assertThat(bench.slot().status().version()).isEmpty();
        }
    }

    @Test
    void stoppingClosesTheDevice() throws Exception {
        FakeScale scale = bench.opens();
        scale.then(bench.reads(1));
        bench.fill().step(3);
        bench.keeper.stop();
        assertThat(bench.keeper.doWork()).isFalse();
        assertThat(scale.closes).isEqualTo(1);
    }
}
