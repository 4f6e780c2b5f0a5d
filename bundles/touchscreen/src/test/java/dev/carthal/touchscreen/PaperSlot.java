package dev.carthal.touchscreen;

import dev.carthal.hal.Next;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.Timing;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.FrameLease;
import dev.carthal.hal.camera.PixelFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// A slot that is in the state that the test says; a camera that shows a warm gradient.
record PaperSlot(String name, SlotState state, String reason, AtomicInteger subscriptions) implements CameraSlot {
    private static final FrameFormat FORMAT =
            FrameFormat.of(64, 48, PixelFormat.RGB24, ColorRange.FULL, ColorMatrix.RGB);

    PaperSlot(String name, SlotState state, String reason) {
        this(name, state, reason, new AtomicInteger());
    }

    private record Status(String slot, SlotState state, String reason) implements SlotStatus {
        @Override
        public String driver() {
            return "paper";
        }

        @Override
        public String version() {
            return "1.0.0";
        }

        @Override
        public long sinceNanos() {
            return 0;
        }

        @Override
        public long consumed() {
            return 1;
        }

        @Override
        public long dropped() {
            return 0;
        }

        @Override
        public long gaps() {
            return 0;
        }

        @Override
        public Timing execution() {
            return Timing.NONE;
        }

        @Override
        public Timing period() {
            return Timing.NONE;
        }
    }

    private record Gradient(MemorySegment pixels) implements Frame, FrameLease {
        static Gradient draw() {
            MemorySegment pixels = Arena.ofAuto().allocate(64 * 48 * 3);
            for (int i = 0; i < 64 * 48; i++) {
                pixels.set(ValueLayout.JAVA_BYTE, i * 3L, (byte) 220);
                pixels.set(ValueLayout.JAVA_BYTE, i * 3L + 1, (byte) (120 + i % 64));
                pixels.set(ValueLayout.JAVA_BYTE, i * 3L + 2, (byte) (40 + i / 64));
            }
            return new Gradient(pixels);
        }

        @Override
        public Frame frame() {
            return this;
        }

        @Override
        public FrameFormat format() {
            return FORMAT;
        }

        @Override
        public MemorySegment plane(int index) {
            return pixels;
        }

        @Override
        public int stride(int index) {
            return 64 * 3;
        }

        @Override
        public long sequence() {
            return 1;
        }

        @Override
        public long captureNanos() {
            return 0;
        }

        @Override
        public void close() {}
    }

    private record One(AtomicInteger subscriptions) implements Subscription<FrameLease> {
        @Override
        public Next<FrameLease> next(Duration timeout) {
            return Next.item(Gradient.draw());
        }

        @Override
        public long delivered() {
            return 0;
        }

        @Override
        public long dropped() {
            return 0;
        }

        @Override
        public void close() {
            subscriptions.decrementAndGet();
        }
    }

    @Override
    public SlotStatus status() {
        return new Status(name, state, reason);
    }

    @Override
    public Subscription<FrameLease> subscribe(String subscriber) {
        subscriptions.incrementAndGet();
        return new One(subscriptions);
    }
}
