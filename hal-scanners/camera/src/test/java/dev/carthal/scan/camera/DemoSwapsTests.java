package dev.carthal.scan.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import dev.carthal.camera.decoder.Decoder;
import dev.carthal.camera.decoder.Decoder.Step;
import dev.carthal.camera.decoder.FramePool;
import dev.carthal.camera.decoder.PooledFrame;
import dev.carthal.camera.decoder.Source;
import dev.carthal.conformance.FakeCameraSlot;
import dev.carthal.conformance.FakeClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.Next;
import dev.carthal.hal.Slot;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.CaptureTime;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/// The demo's videos, seen by one scanner, and by scanners that take over from each other.
class DemoSwapsTests {
    private static final Path RECORDING =
            Path.of(System.getProperty("house.root"), "bundles", "images", "demo", "recording");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path storage;

    @BeforeAll
    static void readAsOnACart() {
        ReaderException.setStackTrace(false);
    }

    /// @param swaps whether the scanner is exchanged before a frame
    private List<String> scans(RealFelix felix, String video, IntPredicate swaps) throws Exception {
        List<String> scans = new ArrayList<>();
        FakeClock clock = FakeClock.jumping();
        try (var slot = new FakeCameraSlot("camera/basket", clock);
                var pool = new FramePool(1);
                Decoder decoder = Decoder.open(Source.of(RECORDING.resolve(video)), () -> false)) {
            var registered = felix.context()
                    .registerService(
                            CameraSlot.class, slot, FrameworkUtil.asDictionary(Map.of(Slot.NAME, slot.name())));
            Scanner scanner = open(felix, clock);
            for (int i = 0; ; i++) {
                try (PooledFrame frame = pool.claim()) {
                    if (decoder.read(frame) != Step.FRAME) {
                        break;
                    }
                    if (swaps.test(i)) {
                        Scanner next = open(felix, clock);
                        next.takeOver(scanner.inSight());
                        scanner.close();
                        scanner = next;
                    }
                    frame.stamp(i, decoder.presentationNanos(), CaptureTime.STREAM);
                    slot.deliver(frame);
                }
                if (scanner.next(SECOND) instanceof Next.Item<Scan>(var scan)) {
                    scans.add(scan.text() + " at frame " + i);
                }
            }
            scanner.close();
            registered.unregister();
        }
        return scans;
    }

    private static Scanner open(RealFelix felix, FakeClock clock) throws Exception {
        DeviceConfig config = DeviceConfig.of("scanner/basket", Map.of("camera", "camera/basket"));
        return new CameraScannerDriver(felix.context()).open(DeviceContext.of(config, clock.after(SECOND)));
    }

    @Test
    void theSameIsScannedWhereverTheScannerIsExchanged() throws Exception {
        try (RealFelix felix = new RealFelix(storage, Map.of())) {
            for (String video : List.of("basket-left.mkv", "basket-right.mkv")) {
                List<String> expected = scans(felix, video, _ -> false);
                assertThat(expected).hasSizeGreaterThan(3);
                assertThat(scans(felix, video, i -> i % 3 == 0)).isEqualTo(expected);
                assertThat(scans(felix, video, i -> expected.stream().anyMatch(scan -> scan.endsWith(" " + (i - 1)))))
                        .isEqualTo(expected);
            }
        }
    }
}
