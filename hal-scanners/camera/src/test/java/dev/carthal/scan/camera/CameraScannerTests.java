package dev.carthal.scan.camera;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.carthal.conformance.KitClock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.scan.camera.Scene.Print;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceRegistration;

class CameraScannerTests {
    private static final String CAMERA = "camera/basket";
    private static final String DIGITS = "9521234000013";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long FRAME = 100_000_000;

    @TempDir
    static Path storage;

    private static RealFelix felix;

    private final KitClock clock = new KitClock();
    private final Screen screen = new Screen(CAMERA, clock);
    private final Picture nothing = Scene.blots(1).seen();
    private final Picture label =
            Scene.blots(1).with(Print.ean13(DIGITS, 2), 30).seen();
    private ServiceRegistration<CameraSlot> slot;
    private Scanner scanner;
    private long nanos;

    @BeforeAll
    static void startFelix() throws Exception {
        felix = new RealFelix(storage);
    }

    @AfterAll
    static void stopFelix() throws Exception {
        felix.close();
    }

    @BeforeEach
    void open() throws Exception {
        slot = felix.register(screen);
        scanner = open(Map.of());
    }

    @AfterEach
    void close() throws DeviceException {
        scanner.close();
        felix.unregister(slot);
    }

    private Scanner open(Map<String, Object> more) throws DeviceException, InterruptedException {
        Map<String, Object> values = new HashMap<>(Map.of("camera", CAMERA));
        values.putAll(more);
        DeviceConfig config = DeviceConfig.of("scanner/basket", values);
        return new CameraScannerDriver(felix.context()).open(DeviceContext.of(config, clock.after(SECOND)));
    }

    /// Show a picture for some frames, ten in a second.
    private List<Scan> scans(Picture picture, int frames) throws Exception {
        List<Scan> scans = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            nanos += FRAME;
            screen.show(picture, nanos);
            if (scanner.next(SECOND) instanceof Next.Item<Scan>(var scan)) {
                scans.add(scan);
            }
        }
        return scans;
    }

    @Nested
    class ALabel {
        @Test
        void isOneScanHoweverLongItLiesThere() throws Exception {
            List<Scan> scans = scans(label, 100);
            assertThat(scans).containsExactly(Scan.of(0, FRAME, "]E0", DIGITS.getBytes(US_ASCII)));
        }

        @Test
        void isOneScanIfItIsHiddenForAMoment() throws Exception {
            assertThat(scans(label, 3)).hasSize(1);
            assertThat(scans(nothing, 10)).isEmpty();
            assertThat(scans(label, 3)).isEmpty();
        }

        @Test
        void isTwoScansIfItWasAwayForLonger() throws Exception {
            assertThat(scans(label, 3)).hasSize(1);
            assertThat(scans(nothing, 16)).isEmpty();
            assertThat(scans(label, 3))
                    .hasSize(1)
                    .first()
                    .satisfies(scan -> assertThat(scan.sequence()).isEqualTo(1));
        }

        @Test
        void isSeenAtOnceWhereNothingMovedForLong() throws Exception {
            assertThat(scans(nothing, 50)).isEmpty();
            Picture small =
                    Scene.blots(1).with(Print.ean13(DIGITS, 1.5), 80, 120, 350).seen();
            assertThat(scans(small, 1)).hasSize(1);
        }

        @Test
        void besideAnotherComesAfterIt() throws Exception {
            Picture both = Scene.blots(1)
                    .with(Print.ean13(DIGITS, 2), 30, 200, 200)
                    .with(new Print(Symbology.EAN_8, "96385074", 2), 0, 500, 350)
                    .seen();
            screen.show(both, FRAME);
            List<String> texts = new ArrayList<>();
            while (scanner.next(Duration.ZERO) instanceof Next.Item<Scan>(var scan)) {
                texts.add(scan.symbology() + " " + scan.text());
            }
            assertThat(texts).containsExactlyInAnyOrder("EAN-13 " + DIGITS, "EAN-8 96385074");
        }
    }

    @Nested
    class TheCamera {
        @Test
        void passesItsGapsOn() throws Exception {
            screen.say(Next.missing(new Gap(CAMERA, 1, 2, "unplugged")));
            assertThat(scanner.next(SECOND)).isEqualTo(Next.missing(new Gap("scanner/basket", 1, 2, "unplugged")));
        }

        @Test
        void passesItsEndOn() throws Exception {
            screen.say(Next.end("the recording is over"));
            assertThat(scanner.next(SECOND)).isEqualTo(Next.end("the recording is over"));
            assertThat(scanner.next(SECOND)).isEqualTo(Next.end("the recording is over"));
        }

        @Test
        void isLostWhenItsSlotIsRemoved() {
            felix.unregister(slot);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> scanner.next(SECOND))
                        .hasMessage("the camera slot was removed: camera=camera/basket")
                        .isInstanceOfSatisfying(
                                DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOST));
            }
        }

        @Test
        void isLeftAlone() throws Exception {
            assertThat(screen.isWatched()).isTrue();
            scanner.close();
            assertThat(screen.isWatched()).isFalse();
            assertThat(slot.getReference().getUsingBundles()).isNull();
        }

        @Test
        void mayComeAMomentLater() throws Exception {
            felix.unregister(slot);
            var opening = new FutureTask<>(() -> open(Map.of()));
            Thread opener = Thread.ofPlatform().start(opening);
            while (opener.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            slot = felix.register(screen);
            opener.join();
            opening.get().close();
        }
    }

    @Nested
    class AFrame {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private long allocated(Picture picture) throws Exception {
            nanos += FRAME;
            screen.show(picture, nanos);
            long before = threads.getCurrentThreadAllocatedBytes();
            scanner.next(SECOND);
            return threads.getCurrentThreadAllocatedBytes() - before;
        }

        @Test
        void thatShowsTheSameAllocatesNothingUntilALookIsDue() throws Exception {
            scans(label, 20);
            int none = 0;
            for (int i = 0; i < 100; i++) {
                none += allocated(label) == 0 ? 1 : 0;
            }
            assertThat(none).isGreaterThanOrEqualTo(89);
        }

        @Test
        void thatShowsSomethingNewAllocatesNothingOfOurs() throws Exception {
            Picture[] bars = {
                new Scene(640, 480, 2).withBars(6).seen(),
                new Scene(640, 480, 2).withBars(9).seen()
            };
            scans(bars[0], 1);
            scans(bars[1], 1);
            for (int i = 0; i < 20; i++) {
                assertThat(allocated(bars[i % 2])).as("frame " + i).isZero();
            }
        }

        @Test
        void thatShowsPrintAllocatesWhatZxingTakesForBeginningsThatWereNone() throws Exception {
            Picture[] prints = {
                Scene.blots(1).withPrint().seen(), Scene.blots(3).withPrint().seen()
            };
            scans(prints[0], 1);
            scans(prints[1], 1);
            for (int i = 0; i < 20; i++) {
                assertThat(allocated(prints[i % 2])).as("frame " + i).isLessThan(4_096);
            }
        }
    }

    @Nested
    class TheConfiguration {
        private void assertRefused(Map<String, Object> values, String message) {
            assertThatThrownBy(() -> open(values))
                    .hasMessage(message)
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION));
        }

        @Test
        void isRefusedWithTheValueAndWhatItMustBe() {
            assertRefused(
                    Map.of("camera", "basket)(x=*"), "camera must be the name of a camera slot: camera=basket)(x=*");
            assertRefused(Map.of("repeat.ms", -1), "repeat.ms must be 0..3600000: repeat.ms=-1");
            assertRefused(Map.of("angles", 0), "angles must be 1..36: angles=0");
            assertRefused(Map.of("lines", 15), "lines must be 16..480: lines=15");
            assertRefused(Map.of("agree", 1), "agree must be 2..16: agree=1");
            assertRefused(
                    Map.of("symbologies", new String[] {"EAN-13", "QR"}),
                    "symbologies must be of EAN-13, EAN-8, UPC-A, UPC-E, Code 128: symbologies=QR");
            assertRefused(Map.of("symbologies", new String[] {}), "symbologies must name at least one: symbologies=[]");
        }

        @Test
        void namesTheCameraAsTheDevice() throws Exception {
            var driver = new CameraScannerDriver(felix.context());
            DeviceConfig config = DeviceConfig.of("scanner/basket", Map.of("camera", CAMERA, "angles", 1));
            assertThat(driver.identify(config)).isEqualTo(new DeviceIdentity("slot", CAMERA));
        }
    }
}
