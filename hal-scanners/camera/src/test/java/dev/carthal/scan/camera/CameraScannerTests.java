package dev.carthal.scan.camera;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.FakeCameraSlot;
import dev.carthal.conformance.FakeClock;
import dev.carthal.conformance.FakeFrame;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.Slot;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.scan.barcodes.Symbology;
import dev.carthal.scan.camera.Scene.Print;
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
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

class CameraScannerTests {
    private static final String CAMERA = "camera/basket";
    private static final String DIGITS = "9521234000013";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long FRAME = 100_000_000;

    @TempDir
    static Path storage;

    private static RealFelix felix;

    private final FakeClock clock = FakeClock.jumping();
    private final FakeCameraSlot slot = new FakeCameraSlot(CAMERA, clock);
    private final FakeFrame nothing = Scene.blots(1).seen();
    private final FakeFrame label =
            Scene.blots(1).with(Print.ean13(DIGITS, 2), 30).seen();
    private ServiceRegistration<CameraSlot> registered;
    private Scanner scanner;
    private long nanos;

    @BeforeAll
    static void startFelix() throws Exception {
        felix = new RealFelix(storage, Map.of());
    }

    @AfterAll
    static void stopFelix() throws Exception {
        felix.close();
    }

    @BeforeEach
    void open() throws Exception {
        register();
        scanner = open(Map.of());
    }

    @AfterEach
    void close() throws DeviceException {
        scanner.close();
        slot.close();
        registered.unregister();
    }

    private void register() {
        registered = felix.context()
                .registerService(CameraSlot.class, slot, FrameworkUtil.asDictionary(Map.of(Slot.NAME, CAMERA)));
    }

    private Scanner open(Map<String, Object> more) throws DeviceException, InterruptedException {
        return open(clock, more);
    }

    private static Scanner open(Clock time, Map<String, Object> more) throws DeviceException, InterruptedException {
        Map<String, Object> values = new HashMap<>(Map.of("camera", CAMERA));
        values.putAll(more);
        DeviceConfig config = DeviceConfig.of("scanner/basket", values);
        return new CameraScannerDriver(felix.context()).open(DeviceContext.of(config, time.after(SECOND)));
    }

    /// Show a picture for some frames, ten in a second.
    private List<Scan> scans(FakeFrame picture, int frames) throws Exception {
        List<Scan> scans = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            nanos += FRAME;
            slot.deliver(picture.taken(i, nanos));
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
            FakeFrame small =
                    Scene.blots(1).with(Print.ean13(DIGITS, 1.5), 80, 120, 350).seen();
            assertThat(scans(small, 1)).hasSize(1);
        }

        @Test
        void besideAnotherComesAfterIt() throws Exception {
            FakeFrame both = Scene.blots(1)
                    .with(Print.ean13(DIGITS, 2), 30, 200, 200)
                    .with(new Print(Symbology.EAN_8, "96385074", 2), 0, 500, 350)
                    .seen();
            slot.deliver(both);
            List<String> texts = new ArrayList<>();
            while (scanner.next(Duration.ZERO) instanceof Next.Item<Scan>(var scan)) {
                texts.add(scan.symbology() + " " + scan.text());
            }
            assertThat(texts).containsExactlyInAnyOrder("EAN-13 " + DIGITS, "EAN-8 96385074");
        }
    }

    @Nested
    class ALabelInSightOfTheScannerBefore {
        private void exchange() throws Exception {
            Scanner next = open(Map.of());
            next.takeOver(scanner.inSight());
            scanner.close();
            scanner = next;
        }

        @Test
        void isNoScanOfTheNextOne() throws Exception {
            assertThat(scans(label, 3)).hasSize(1);
            exchange();
            assertThat(scans(label, 3)).isEmpty();
            exchange();
            assertThat(scans(label, 3)).isEmpty();
        }

        @Test
        void isAScanIfItWasAwayForLonger() throws Exception {
            assertThat(scans(label, 3)).hasSize(1);
            assertThat(scans(nothing, 8)).isEmpty();
            exchange();
            assertThat(scans(nothing, 8)).isEmpty();
            assertThat(scans(label, 3)).hasSize(1);
        }

        @Test
        void isNoScanHoweverLongNobodyLooked() throws Exception {
            assertThat(scans(label, 3)).hasSize(1);
            assertThat(scans(nothing, 8)).isEmpty();
            nanos += 100 * FRAME;
            exchange();
            assertThat(scans(label, 3)).isEmpty();
        }

        @Test
        void isAScanIfItWasReadButNotDelivered() throws Exception {
            FakeFrame both = Scene.blots(1)
                    .with(Print.ean13(DIGITS, 2), 30, 200, 200)
                    .with(new Print(Symbology.EAN_8, "96385074", 2), 0, 500, 350)
                    .seen();
            List<Scan> scans = new ArrayList<>(scans(both, 1));
            assertThat(scans).hasSize(1);
            exchange();
            scans.addAll(scans(both, 3));
            assertThat(scans).extracting(Scan::text).containsExactlyInAnyOrder(DIGITS, "96385074");
        }
    }

    @Nested
    class TheCamera {
        @Test
        void passesItsGapsOn() throws Exception {
            slot.deliver(nothing.taken(1, FRAME));
            slot.gap("unplugged");
            slot.deliver(label.taken(2, 9 * FRAME));
            assertThat(scanner.next(SECOND)).isEqualTo(Next.silence());
            assertThat(scanner.next(SECOND))
                    .isEqualTo(Next.missing(new Gap("scanner/basket", FRAME, 9 * FRAME, "unplugged")));
            assertThat(scanner.next(SECOND)).isInstanceOf(Next.Item.class);
        }

        @Test
        void passesItsEndOn() throws Exception {
            slot.end("the recording is over");
            assertThat(scanner.next(SECOND)).isEqualTo(Next.end("the recording is over"));
            assertThat(scanner.next(SECOND)).isEqualTo(Next.end("the recording is over"));
        }

        @Test
        void isLostWhenItsSlotIsRemoved() {
            registered.unregister();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> scanner.next(SECOND))
                        .hasMessage("the camera slot was removed: camera=camera/basket")
                        .isInstanceOfSatisfying(
                                DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOST));
            }
            register();
        }

        @Test
        void isLeftAloneAfterwards() throws Exception {
            assertThat(slot.subscribers()).isEqualTo(1);
            scanner.close();
            assertThat(slot.subscribers()).isZero();
            assertThat(registered.getReference().getUsingBundles()).isNull();
        }

        @Test
        void mayComeAMomentLater() throws Exception {
            registered.unregister();
            FakeClock stepped = FakeClock.stepped();
            var opening = new FutureTask<>(() -> open(stepped, Map.of()));
            Thread opener = Thread.ofPlatform().start(opening);
            stepped.awaitWaiters(1);
            register();
            opening.get().close();
            opener.join();
        }

        @Test
        void isWaitedForNoLonger() throws Exception {
            registered.unregister();
            assertThatThrownBy(() -> open(Map.of()))
                    .hasMessage("there is no such camera slot: camera=camera/basket")
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
            register();
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
                    Map.of("symbologies", new String[] {"EAN-13", "Codabar"}),
                    "symbologies must be of EAN-13, EAN-8, UPC-A, UPC-E, Code 128, DataBar, QR, DataMatrix, "
                            + "ITF-14, Code 39, PDF417, Aztec: symbologies=Codabar");
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
