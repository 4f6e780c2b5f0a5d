package dev.carthal.scan.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.FakeCameraSlot;
import dev.carthal.conformance.FakeClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.Next;
import dev.carthal.hal.Slot;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.scan.camera.Scene.Print;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

class FelixTests {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void theBundlesDriverReadsWhatACameraSlotShows(@TempDir Path storage) throws Exception {
        FakeClock clock = FakeClock.jumping();
        try (var slot = new FakeCameraSlot("camera/basket", clock);
                var felix = new RealFelix(storage, "com.google.zxing.core", "dev.carthal.scanner-camera")) {
            felix.context()
                    .registerService(
                            CameraSlot.class, slot, FrameworkUtil.asDictionary(Map.of(Slot.NAME, slot.name())));
            ScannerDriver driver = felix.service(ScannerDriver.class, "(driver=camera)");
            DeviceConfig config = DeviceConfig.of("scanner/basket", Map.of("camera", "camera/basket"));
            try (Scanner scanner = driver.open(DeviceContext.of(config, clock.after(SECOND)))) {
                slot.deliver(Scene.blots(2)
                        .with(Print.ean13("9521234000020", 2), 215)
                        .seen());
                assertThat(scanner.next(SECOND))
                        .isInstanceOfSatisfying(
                                Next.Item.class,
                                item -> assertThat(((Scan) item.value()).text()).isEqualTo("9521234000020"));
            }
        }
    }
}
