package dev.carthal.conformance;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CameraDriver;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Cameras without hardware; see [FakeDriver]. Their frames are grey, 16 × 8 pixels at a stride of 20, out of a
/// pool of eight for all cameras; with all of them lent out a camera drops what it should deliver.
public final class FakeCamera extends FakeDriver<Frame> implements CameraDriver {
    private static final int WIDTH = 16;
    private static final int HEIGHT = 8;
    private static final int STRIDE = 20;
    private static final int BUFFERS = 8;
    private static final FrameFormat FORMAT =
            FrameFormat.of(WIDTH, HEIGHT, PixelFormat.GRAY8, ColorRange.FULL, ColorMatrix.RGB);

    private final BlockingQueue<MemorySegment> pool = new ArrayBlockingQueue<>(BUFFERS);

    /// Make the driver and its pool.
    public FakeCamera() {
        for (int i = 0; i < BUFFERS; i++) {
            pool.add(Arena.ofAuto().allocate(STRIDE * (HEIGHT - 1L) + WIDTH));
        }
    }

    @Override
    public Camera open(DeviceContext context) throws DeviceException {
        return new Opened(plugged(context));
    }

    /// Make a camera deliver a picture of one grey.
    ///
    /// @param device its name
    /// @param luma the grey, 0..255
    public void show(String device, int luma) {
        deliver(device, (sequence, captureNanos, opened) -> frame(luma, sequence, captureNanos, opened));
    }

    private @Nullable Frame frame(int luma, long sequence, long captureNanos, FakeDevice<Frame> opened) {
        MemorySegment pixels = pool.poll();
        if (pixels == null) {
            return null;
        }
        pixels.fill((byte) luma);
        Lent frame = new Lent(sequence, captureNanos, pixels, opened);
        opened.lend(frame);
        return frame;
    }

    private final class Lent implements Frame {
        private final long sequence;
        private final long captureNanos;
        private final MemorySegment pixels;
        private final FakeDevice<Frame> device;

        Lent(long sequence, long captureNanos, MemorySegment pixels, FakeDevice<Frame> device) {
            this.sequence = sequence;
            this.captureNanos = captureNanos;
            this.pixels = pixels;
            this.device = device;
        }

        @Override
        public FrameFormat format() {
            return FORMAT;
        }

        @Override
        public MemorySegment plane(int index) {
            return pixels.asReadOnly();
        }

        @Override
        public int stride(int index) {
            return STRIDE;
        }

        @Override
        public long sequence() {
            return sequence;
        }

        @Override
        public long captureNanos() {
            return captureNanos;
        }

        @Override
        public void close() {
            device.giveBack(this);
            pool.add(pixels);
        }

        @Override
        public String toString() {
            return "frame " + sequence + " of luma " + (pixels.get(ValueLayout.JAVA_BYTE, 0) & 0xFF);
        }
    }

    private record Opened(FakeDevice<Frame> device) implements Camera {
        @Override
        public Next<Frame> next(Duration timeout) throws DeviceException, InterruptedException {
            return device.next(timeout);
        }

        @Override
        public void close() {
            device.close();
        }
    }
}
