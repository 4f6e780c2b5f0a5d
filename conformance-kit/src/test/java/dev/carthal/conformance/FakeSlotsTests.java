package dev.carthal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.FrameLease;
import dev.carthal.hal.camera.PixelFormat;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The slots without hardware do what their script says, and are strict.
@Timeout(60)
final class FakeSlotsTests {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeClock clock = FakeClock.jumping();

    private static void assertDisorder(FakeSlot slot, String... words) {
        assertThatThrownBy(slot::close)
                .isInstanceOf(AssertionError.class)
                .hasMessage("a fake was left in disorder: " + List.of(words));
    }

    /// The stack of who did it is the test's.
    private static void assertTraced(FakeSlot slot, String words) {
        assertThatThrownBy(slot::close)
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .satisfies(trace -> assertThat(trace)
                                .hasMessage(words)
                                .extracting(Throwable::getStackTrace)
                                .satisfies(stack -> assertThat(stack)
                                        .anyMatch(frame ->
                                                frame.getClassName().startsWith(FakeSlotsTests.class.getName())))));
    }

    @Nested
    final class AStream {
        private final FakeScaleSlot scale = new FakeScaleSlot("scale/basket", clock);

        private static String digits(Next<Reading> next) {
            return switch (next) {
                case Next.Item<Reading>(var reading) ->
                    reading.indication()
                            .map(shown -> shown.value().toPlainString())
                            .orElse("no weight");
                case Next.Missing<Reading>(var gap) -> gap.reason();
                case Next.Silence<Reading>() -> "silence";
                case Next.End<Reading>(var reason) -> reason;
            };
        }

        @Test
        void goesAsItIsScriptedAndEachSubscriberSeesAllOfIt() throws Exception {
            scale.show("1.250", Flag.STABLE); // before anybody is there
            try (Subscription<Reading> one = scale.subscribe("one");
                    Subscription<Reading> two = scale.subscribe("two")) {
                assertThat(scale.subscribers()).isEqualTo(2);
                scale.showNothing(Flag.OVERLOAD);
                scale.silence();
                scale.gap("noise");
                scale.end("the script is over");
                assertThat(digits(one.next(SECOND))).isEqualTo("1.250");
                for (Subscription<Reading> each : List.of(one, two)) {
                    assertThat(digits(each.next(SECOND))).isEqualTo("no weight");
                    assertThat(digits(each.next(SECOND))).isEqualTo("silence");
                    assertThat(digits(each.next(SECOND))).isEqualTo("noise");
                    assertThat(digits(each.next(SECOND))).isEqualTo("the script is over");
                    assertThat(digits(each.next(SECOND))).isEqualTo("the script is over");
                }
                assertThat(one.delivered()).isEqualTo(2);
            }
            assertThat(scale.status().state()).isEqualTo(SlotState.ENDED);
            assertThat(scale.status().consumed()).isEqualTo(2);
            scale.close();
        }

        @Test
        void isSilentForAsLongAsItWasAsked() throws Exception {
            try (Subscription<Reading> readings = scale.subscribe("test")) {
                long begin = clock.nanos();
                assertThat(readings.next(SECOND)).isEqualTo(Next.silence());
                assertThat(clock.nanos() - begin).isEqualTo(SECOND.toNanos());
            }
        }

        @Test
        void hasAGapFromTheLastItemToTheFirst() throws Exception {
            try (Subscription<Reading> readings = scale.subscribe("test")) {
                scale.show("1.250");
                long before = clock.nanos();
                readings.next(SECOND);
                scale.lose("unplugged");
                assertThat(scale.status().state()).isEqualTo(SlotState.LOST);
                assertThat(scale.status().reason()).isEqualTo("unplugged");
                assertThat(readings.next(SECOND)).isEqualTo(Next.silence());
                scale.show("1.260");
                Gap gap = new Gap("scale/basket", before, before + SECOND.toNanos(), "unplugged");
                assertThat(readings.next(SECOND)).isEqualTo(Next.missing(gap));
                assertThat(digits(readings.next(SECOND))).isEqualTo("1.260");
                assertThat(scale.status().state()).isEqualTo(SlotState.READY);
                assertThat(scale.status().gaps()).isEqualTo(1);
            }
        }

        @Test
        void isNotToBeUsedAfterClose() throws Exception {
            Subscription<Reading> readings = scale.subscribe("display");
            readings.close();
            readings.close();
            assertThatThrownBy(() -> readings.next(SECOND))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the subscription is closed: scale/basket for display")
                    .cause()
                    .hasMessage("scale/basket for display was closed here");
            assertDisorder(scale, "the subscription is closed: scale/basket for display");
        }

        @Test
        void isNotToBeLeftOpen() {
            scale.subscribe("display");
            assertTraced(scale, "scale/basket for display was subscribed here and never closed");
        }

        @Test
        void isToBeConsumed() {
            scale.show("1.250");
            assertDisorder(scale, "1 scripted items of scale/basket were never consumed");
            scale.subscribe("display").close();
            assertDisorder(scale, "1 scripted items were never consumed by scale/basket for display");
            scale.forget();
            scale.close();
        }

        @Test
        void wakesItsSubscriberWhenItIsClosed() throws Exception {
            FakeClock stepped = FakeClock.stepped();
            FakeScannerSlot scanner = new FakeScannerSlot("scanner/left", stepped);
            Subscription<Scan> scans = scanner.subscribe("test");
            Background waiting = Background.run(
                    () -> assertThat(scans.next(SECOND)).isEqualTo(Next.end("the subscription is closed")));
            stepped.awaitWaiters(1);
            assertThatThrownBy(() -> scans.next(SECOND))
                    .hasMessage("one thread at a time uses a subscription, and kit caller uses scanner/left for test");
            scans.close();
            waiting.join(Duration.ofSeconds(10), "it still waits");
            assertThat(waiting.thrown()).isEmpty();
        }
    }

    @Nested
    final class AFrame {
        private final FakeCameraSlot camera = new FakeCameraSlot("camera/left", clock);
        private final Subscription<FrameLease> frames = camera.subscribe("test");

        private FrameLease lease() throws InterruptedException {
            return ((Next.Item<FrameLease>) frames.next(SECOND)).value();
        }

        @Test
        void isWhatWasPainted() throws Exception {
            FrameFormat format = FrameFormat.of(3, 2, PixelFormat.I420, ColorRange.LIMITED, ColorMatrix.BT601);
            FakeFrame painted = FakeFrame.of(format, 7, 9);
            painted.plane(0).set(ValueLayout.JAVA_BYTE, painted.stride(0) + 2, (byte) 200);
            camera.deliver(painted);
            painted.plane(0).fill((byte) 1);
            try (FrameLease lease = lease()) {
                Frame frame = lease.frame();
                assertThat(frame.format()).isEqualTo(format);
                assertThat(frame.sequence()).isEqualTo(7);
                assertThat(frame.captureNanos()).isEqualTo(9);
                assertThat(frame.plane(0).get(ValueLayout.JAVA_BYTE, frame.stride(0) + 2))
                        .isEqualTo((byte) 200);
                assertThat(frame.plane(2).byteSize()).isEqualTo(2);
                assertThat(frame.plane(0).isReadOnly()).isTrue();
            }
            frames.close();
            camera.close();
        }

        @Test
        void isNotToBeKept() throws Exception {
            camera.show(7);
            camera.show(8);
            lease();
            assertThatThrownBy(this::lease)
                    .hasMessage("the lease received before is still open: the lease of frame 1")
                    .cause()
                    .hasMessage("the lease of frame 1 was taken here");
            camera.forget();
            frames.close();
            assertDisorder(
                    camera,
                    "the lease received before is still open: the lease of frame 1",
                    "the lease of frame 1 was taken here and never given back");
        }

        @Test
        void thatLeaksIsTracedToWhoTookIt() throws Exception {
            camera.show(7);
            lease();
            frames.close();
            assertTraced(camera, "the lease of frame 1 was taken here and never given back");
        }

        @Test
        void isGoneWithItsLease() throws Exception {
            camera.show(7);
            FrameLease lease = lease();
            Frame frame = lease.frame();
            MemorySegment pixels = frame.plane(0);
            lease.close();
            frames.close();
            assertThatThrownBy(() -> pixels.get(ValueLayout.JAVA_BYTE, 0)).hasMessage("Already closed");
            assertThatThrownBy(frame::sequence)
                    .hasMessage("the lease of frame 1 was used after it had been given back")
                    .cause()
                    .hasMessage("the lease of frame 1 was given back here");
            assertTraced(camera, "the lease of frame 1 was used after it had been given back");
        }

        @Test
        void isGivenBackOnceAndByItsLease() throws Exception {
            camera.show(7);
            FrameLease lease = lease();
            Frame frame = lease.frame();
            assertThatThrownBy(frame::close).hasMessage("a consumer closes the lease and not its frame: frame 1");
            lease.close();
            lease.close();
            frames.close();
            assertDisorder(
                    camera,
                    "a consumer closes the lease and not its frame: frame 1",
                    "the lease of frame 1 was given back twice");
        }

        @Test
        void greetsEverybodyWhoSubscribes() throws Exception {
            frames.close();
            camera.greet(FakeFrame.of(
                    FrameFormat.of(2, 2, PixelFormat.RGB24, ColorRange.FULL, ColorMatrix.RGB), 0, clock.nanos()));
            for (long i = 1; i <= 2; i++) {
                clock.pass(SECOND);
                try (Subscription<FrameLease> newcomer = camera.subscribe("newcomer");
                        FrameLease lease = ((Next.Item<FrameLease>) newcomer.next(SECOND)).value()) {
                    assertThat(lease.frame().sequence()).isEqualTo(i);
                    assertThat(lease.frame().captureNanos()).isEqualTo(clock.nanos());
                }
            }
            camera.close();
        }
    }

    @Test
    void aScanIsWhatWasScanned() throws Exception {
        try (FakeScannerSlot scanner = new FakeScannerSlot("scanner/left", clock);
                Subscription<Scan> scans = scanner.subscribe("test")) {
            scanner.scan("]E0", "4006381333931");
            assertThat(scans.next(SECOND))
                    .isInstanceOfSatisfying(
                            Next.Item.class,
                            next -> assertThat(next.value())
                                    .isInstanceOfSatisfying(
                                            Scan.class,
                                            scan -> assertThat(scan.symbology() + scan.sequence())
                                                    .isEqualTo("EAN-131")));
        }
    }
}
