package dev.carthal.conformance;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Next;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CameraDriver;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A camera driver that is right but for one vice.
record WrongCamera(CameraVice vice, FakeCamera fake) implements CameraDriver {
    private static final int POOL = 8;

    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        return fake.identify(config);
    }

    @Override
    public Camera open(DeviceContext context) throws DeviceException {
        return new Device(vice, fake.open(context));
    }

    private static final class Device implements Camera {
        private final CameraVice vice;
        private final Camera camera;
        private final Arena arena = Arena.ofShared();
        private final MemorySegment only = Arena.ofAuto().allocate(4096);
        private final AtomicInteger lent = new AtomicInteger();

        Device(CameraVice vice, Camera camera) {
            this.vice = vice;
            this.camera = camera;
        }

        @Override
        public Next<Frame> next(Duration timeout) throws DeviceException, InterruptedException {
            if (vice == CameraVice.CAM_7_BLOCKS_WITHOUT_BUFFERS && lent.get() == POOL) {
                LockSupport.parkNanos(1_500_000_000);
            }
            Next<Frame> next = camera.next(timeout);
            return next instanceof Next.Item<Frame>(var frame) ? Next.item(wrong(frame)) : next;
        }

        private Frame wrong(Frame frame) {
            lent.incrementAndGet();
            MemorySegment pixels = frame.plane(0);
            return switch (vice) {
                case CAM_3_HAS_A_SHORT_LAST_ROW ->
                    new WrongFrame(this, frame, pixels.asSlice(0, pixels.byteSize() - 1));
                case CAM_4_WRITES_INTO_A_LENT_FRAME ->
                    new WrongFrame(
                            this, frame, only.asSlice(0, pixels.byteSize()).copyFrom(pixels));
                case CAM_5_FREES_LENT_FRAMES ->
                    new WrongFrame(
                            this, frame, arena.allocate(pixels.byteSize()).copyFrom(pixels));
                case CAM_7_TAKES_MEMORY_WITHOUT_BOUND -> {
                    MemorySegment copy =
                            Arena.ofAuto().allocate(pixels.byteSize()).copyFrom(pixels);
                    frame.close();
                    yield new WrongFrame(this, frame, copy);
                }
                default -> new WrongFrame(this, frame, pixels);
            };
        }

        @Override
        public void close() {
            camera.close();
            if (arena.scope().isAlive()) {
                arena.close();
            }
        }
    }

    private static final class WrongFrame implements Frame {
        private static final long MINUTE_NANOS = 60_000_000_000L;

        private final Device device;
        private final Frame frame;
        private final MemorySegment pixels;
        private final Thread maker = Thread.currentThread();

        WrongFrame(Device device, Frame frame, MemorySegment pixels) {
            this.device = device;
            this.frame = frame;
            this.pixels = pixels;
        }

        @Override
        public FrameFormat format() {
            return frame.format();
        }

        @Override
        public MemorySegment plane(int index) {
            return pixels;
        }

        @Override
        public int stride(int index) {
            return device.vice == CameraVice.CAM_3_HAS_ROWS_THAT_OVERLAP ? format().width() - 1 : frame.stride(index);
        }

        @Override
        public long sequence() {
            return device.vice == CameraVice.CAM_1_COUNTS_NOTHING ? 1 : frame.sequence();
        }

        @Override
        public long captureNanos() {
            long later = frame.sequence() > 1 ? MINUTE_NANOS : 0;
            return switch (device.vice) {
                case CAM_2_STAMPS_BACKWARDS -> frame.captureNanos() - later;
                case CAM_2_STAMPS_THE_FUTURE -> frame.captureNanos() + later;
                default -> frame.captureNanos();
            };
        }

        @Override
        public void close() {
            if (device.vice == CameraVice.CAM_6_IS_GIVEN_BACK_BY_ITS_OWN_THREAD_ONLY
                    && !Thread.currentThread().equals(maker)) {
                throw new IllegalStateException("close needs the thread that made the frame: " + maker);
            }
            device.lent.decrementAndGet();
            if (device.vice != CameraVice.CAM_7_TAKES_MEMORY_WITHOUT_BOUND) {
                frame.close();
            }
        }
    }
}
