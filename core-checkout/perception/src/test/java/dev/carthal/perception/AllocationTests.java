package dev.carthal.perception;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.Next;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.FrameLease;
import dev.carthal.hal.camera.PixelFormat;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelVariant;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
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
        Lent engine = new Lent();
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

    /// A model whose one invocation is lent again and again. The kit's makes a lease anew each time, to be strict.
    private static final class Lent implements InferenceSlot, InvocationLease {
        private final Model model = ThreeColours.planar(ColourEngine.SIDE);
        private final List<MemorySegment> inputs =
                List.of(Arena.ofAuto().allocate(model.inputs().getFirst().bytes()));
        private final List<MemorySegment> outputs =
                List.of(Arena.ofAuto().allocate(model.outputs().getFirst().bytes()));
        private final ColourEngine colours = new ColourEngine();
        int runs;

        @Override
        public InvocationLease claim(Duration timeout) {
            return this;
        }

        @Override
        public Model model() {
            return model;
        }

        @Override
        public ModelVariant variant() {
            throw new UnsupportedOperationException("there is no file");
        }

        @Override
        public MemorySegment input(int index) {
            return inputs.get(index);
        }

        @Override
        public MemorySegment output(int index) {
            return outputs.get(index);
        }

        @Override
        public void run(Duration timeout) {
            runs++;
            colours.run(inputs, outputs);
        }

        @Override
        public void close() {}

        @Override
        public String name() {
            return "inference/recognizer";
        }

        @Override
        public SlotStatus status() {
            throw new UnsupportedOperationException("nobody asks");
        }
    }

    /// A thing that goes to and fro for ever, in frames that are lent again and again.
    private static final class Endless implements Subscription<FrameLease>, FrameLease, Frame {
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
            return this;
        }

        private Frame picture() {
            return pictures[count % pictures.length].frame();
        }

        @Override
        public FrameFormat format() {
            return picture().format();
        }

        @Override
        public MemorySegment plane(int index) {
            return picture().plane(index);
        }

        @Override
        public int stride(int index) {
            return picture().stride(index);
        }

        @Override
        public long sequence() {
            return count;
        }

        @Override
        public long captureNanos() {
            return count * 10_000_000L;
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
