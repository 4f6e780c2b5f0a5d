package dev.carthal.scan.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.carthal.conformance.FakeClock;
import dev.carthal.conformance.FakeFrame;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.Slot;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.scan.camera.Scene.Print;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/// How many bytes a frame costs.
class CameraScannerAllocationTests {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long FRAME = 100_000_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final SteadySlot slot = new SteadySlot(new Scene(64, 64, 1).seen());
    private RealFelix felix;
    private Scanner scanner;
    private long nanos;

    @BeforeEach
    void open(@TempDir Path storage) throws Exception {
        felix = new RealFelix(storage, Map.of());
        felix.context()
                .registerService(CameraSlot.class, slot, FrameworkUtil.asDictionary(Map.of(Slot.NAME, slot.name())));
        DeviceConfig config = DeviceConfig.of("scanner/basket", Map.of("camera", slot.name()));
        scanner = new CameraScannerDriver(felix.context())
                .open(DeviceContext.of(config, FakeClock.jumping().after(SECOND)));
    }

    @AfterEach
    void close() throws Exception {
        scanner.close();
        felix.close();
    }

    private long allocated(FakeFrame picture) throws Exception {
        nanos += FRAME;
        slot.show(picture.taken(nanos, nanos));
        long before = threads.getCurrentThreadAllocatedBytes();
        scanner.next(SECOND);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /// The median: once in a while the JVM allocates something of its own, as when it takes compiled code back.
    private long usuallyAllocated(FakeFrame... pictures) throws Exception {
        for (FakeFrame picture : pictures) {
            allocated(picture); // what is made once for each size
        }
        long[] bytes = new long[21];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = allocated(pictures[i % pictures.length]);
        }
        Arrays.sort(bytes);
        return bytes[bytes.length / 2];
    }

    @Test
    void aPictureThatShowsTheSameCostsNothingUntilALookIsDue() throws Exception {
        FakeFrame label =
                Scene.blots(1).with(Print.ean13("9521234000013", 2), 30).seen();
        for (int i = 0; i < 20; i++) {
            allocated(label);
        }
        int free = 0;
        for (int i = 0; i < 100; i++) {
            free += allocated(label) == 0 ? 1 : 0;
        }
        assertThat(free).isGreaterThanOrEqualTo(85); // a look is due in each second, and ZXing reads the label
    }

    @Test
    void aNewPictureCostsNothingOfOurs() throws Exception {
        assertThat(usuallyAllocated(
                        new Scene(640, 480, 2).withBars(6).seen(),
                        new Scene(640, 480, 2).withBars(9).seen()))
                .isZero();
    }

    @Test
    void aNewPictureOfPrintCostsWhatZxingTakesForBeginningsThatWereNone() throws Exception {
        assertThat(usuallyAllocated(
                        Scene.blots(1).withPrint().seen(),
                        Scene.blots(3).withPrint().seen()))
                .isLessThan(4_096);
    }
}
