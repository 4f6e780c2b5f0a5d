package dev.carthal.scan.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.FakeFrame;
import dev.carthal.conformance.Generations;
import dev.carthal.conformance.Generations.Left;
import dev.carthal.conformance.RealFelix;
import dev.carthal.conformance.SlotDiary;
import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.Driver;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CameraDriver;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.ScannerSlot;
import dev.carthal.scan.camera.Scene.Print;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/// Swaps of the scanner's bundle while a label lies before the camera.
@Timeout(120)
final class SwapFelixTests {
    private static final String DIGITS = "9521234000013";
    private static final Duration FRAME = Duration.ofMillis(30);

    @TempDir
    Path folder;

    private volatile FakeFrame seen =
            Scene.blots(1).with(Print.ean13(DIGITS, 2), 30).seen();

    @Test
    void aLabelThatStaysInSightIsOneScanAndOneThatComesAgainIsAnother() throws Exception {
        SlotDiary diary = new SlotDiary();
        try (RealFelix felix = new RealFelix(folder.resolve("felix"), Map.of())) {
            felix.context().registerService(SlotListener.class, diary, null);
            CameraDriver film = Film::new;
            felix.context()
                    .registerService(CameraDriver.class, film, FrameworkUtil.asDictionary(Map.of(Driver.NAME, "film")));
            felix.configure("dev.carthal.runtime.clock", Map.of()); // before it starts, as on a cart
            felix.start(
                    "com.google.gson",
                    "com.google.zxing.core",
                    "dev.carthal.hal-runtime",
                    "dev.carthal.scanner-camera");
            felix.configure("dev.carthal.slot~camera", Map.of("slot", "camera/basket", "driver", "film"));
            felix.configure(
                    "dev.carthal.slot~scanner",
                    Map.of("slot", "scanner/basket", "driver", "camera", "camera", "camera/basket"));
            diary.await("scanner/basket", SlotState.READY);
            lookOn(felix);
        }
    }

    private void lookOn(RealFelix felix) throws Exception {
        ScannerSlot slot = felix.service(ScannerSlot.class, "(slot=scanner/basket)");
        Generations generations = new Generations(felix, "dev.carthal.scanner-camera", folder);
        try (Subscription<Scan> scans = slot.subscribe("test")) {
            assertScanned(scans.next(Duration.ofSeconds(30)));
            generations.swap(2);
            Left before = generations.left();
            generations.swap(5);
            Left after = generations.left();
            assertThat(after.isNoMoreThan(before))
                    .as(before + " became " + after)
                    .isTrue();
            assertThat(scans.next(Duration.ofSeconds(1))).isEqualTo(Next.silence());
            seen = Scene.blots(1).seen();
            assertThat(scans.next(Duration.ofSeconds(4))).isEqualTo(Next.silence());
            seen = Scene.blots(1).with(Print.ean13(DIGITS, 2), 30).seen();
            assertScanned(scans.next(Duration.ofSeconds(30)));
        }
    }

    private static void assertScanned(Next<Scan> next) {
        assertThat(next)
                .isInstanceOfSatisfying(
                        Next.Item.class,
                        item -> assertThat(((Scan) item.value()).text()).isEqualTo(DIGITS));
    }

    /// Shows what is to be seen, at its own pace.
    private final class Film implements Camera {
        private final Clock clock;
        private final Signal pause;
        private long sequence;

        Film(DeviceContext context) {
            clock = context.clock();
            pause = clock.signal("film");
        }

        @Override
        public Next<Frame> next(Duration timeout) throws InterruptedException {
            pause.await(FRAME);
            return Next.item(seen.taken(sequence++, clock.nanos()));
        }

        @Override
        public void close() {
            pause.close();
        }
    }
}
