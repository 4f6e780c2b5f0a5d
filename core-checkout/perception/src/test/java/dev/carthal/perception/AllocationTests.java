package dev.carthal.perception;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.Next;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameLease;
import dev.carthal.hal.camera.PixelFormat;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A frame from the subscription to the model and back costs no garbage; only a sighting does.
final class AllocationTests {
    private static final int WARM_UP = 3_000;
    private static final int FRAMES = 10_000;

    static PixelFormat[] formats() {
        return new PixelFormat[] {PixelFormat.I420, PixelFormat.NV12, PixelFormat.YUYV, PixelFormat.RGB24};
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aFrameOfAPassageAllocatesNothing(PixelFormat pixels) throws Exception {
        PerceptionConfig config = DeviceConfig.of(
                        "camera/test", Map.of("camera", "camera/test", "report.ms", 600_000, "passage.ms", 600_000))
                .as(PerceptionConfig.class);
        ColourEngine engine = new ColourEngine();
        Lookout.Telling nobody = new Lookout.Telling(_ -> {}, new Faults("camera/test"));
        Endless frames = new Endless(pixels);
        Lookout lookout = new Lookout(config, new Recognizer(config, () -> engine), nobody);
        for (int i = 0; i < WARM_UP; i++) {
            lookout.step(frames);
        }

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        int runs = engine.runs;
        for (int i = 0; i < FRAMES; i++) {
            lookout.step(frames);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(engine.runs - runs).isGreaterThan(FRAMES / 2);
        assertThat(bytes / FRAMES).isZero();
    }

    /// A thing that goes to and fro for ever, in frames that are lent again and again.
    private static final class Endless implements Subscription<FrameLease>, FrameLease {
        private final Picture[] pictures = new Picture[8];
        private final Next<FrameLease> item = Next.item(this);
        private int count;

        Endless(PixelFormat pixels) {
            for (int i = 0; i < pictures.length; i++) {
                int left = 10 + i * 6;
                pictures[i] = Picture.of(pixels, 96, 64)
                        .show((x, y) -> Math.abs(x - left) < 9 && y > 20 && y < 40
                                ? new double[] {250, 160, 150}
                                : new double[] {100, 100, 100});
            }
        }

        @Override
        public Next<FrameLease> next(Duration timeout) {
            count++;
            return item;
        }

        @Override
        public Frame frame() {
            Picture picture = pictures[count % pictures.length];
            picture.sequence = count;
            picture.captureNanos = count * 10_000_000L;
            return picture;
        }

        @Override
        public long delivered() {
            return count;
        }

        @Override
        public long dropped() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
