package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.carthal.hal.Next;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CameraDriver;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameLease;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// From the driver's frame to the consumer's close, nothing is allocated for a frame.
@Timeout(120)
final class AllocationTests {
    private static final int FRAMES = 10_000;

    private final SystemClock clock = new SystemClock();
    private final SlotParts parts =
            SlotParts.of("camera/left", new House(clock, clock::nanos, new Watchdog(), new Claims(), List.of()));
    private final Kind<Camera> kind = Kind.camera(parts);
    private final Keeper<Camera> keeper = new Keeper<>(parts, kind.work());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Delivers the same few frames again and again, as a driver with a pool does.
    private static final class PooledCamera implements Camera {
        private final CountedFrame frame = new CountedFrame(0);
        private final Next<Frame> item = Next.item(frame);

        @Override
        public Next<Frame> next(Duration timeout) {
            frame.number++;
            return item;
        }

        @Override
        public void close() {}
    }

    @Test
    void aFrameCostsNothing() throws Exception {
        SlotSettings settings = SlotSettings.of("camera/left", Map.of("slot", "camera/left", "driver", "pooled"));
        CameraDriver driver = _ -> new PooledCamera();
        keeper.aim(new Target.Filled<>(
                new Fitting<>(() -> driver, "1", settings, (_, context) -> driver.open(context), Attempt.UNWATCHED)));
        Subscription<FrameLease> first = ((CameraRole) kind.role()).subscribe("first");
        Subscription<FrameLease> second = ((CameraRole) kind.role()).subscribe("second");
        long warm = bytesFor(first, second); // class loading, and the interpreter's own boxes
        long cost = bytesFor(first, second);
        assertThat(cost)
                .as("bytes for %d frames, the first time %d", FRAMES, warm)
                .isLessThan(FRAMES);
    }

    private long bytesFor(Subscription<FrameLease> first, Subscription<FrameLease> second) throws InterruptedException {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < FRAMES; i++) {
            keeper.doWork();
            use(first);
            if (i % 3 == 0) {
                use(second); // the other two are dropped
            }
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void use(Subscription<FrameLease> subscription) throws InterruptedException {
        if (subscription.next(Duration.ZERO) instanceof Next.Item<FrameLease>(FrameLease lease)) {
            lease.close();
        }
    }
}
