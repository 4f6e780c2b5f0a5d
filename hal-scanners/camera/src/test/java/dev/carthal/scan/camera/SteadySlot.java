package dev.carthal.scan.camera;

import dev.carthal.hal.Next;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameLease;
import java.time.Duration;

/// A camera slot that lends one frame again and again and, like the runtime's, allocates nothing for that; the kit's
/// makes a copy of each.
final class SteadySlot implements CameraSlot, Subscription<FrameLease> {
    private final Lease lease;
    private final Next<FrameLease> item;

    SteadySlot(Frame first) {
        lease = new Lease(first);
        item = Next.item(lease);
    }

    void show(Frame frame) {
        lease.frame = frame;
    }

    @Override
    public Subscription<FrameLease> subscribe(String subscriber) {
        return this;
    }

    @Override
    public Next<FrameLease> next(Duration timeout) {
        return item;
    }

    @Override
    public String name() {
        return "camera/steady";
    }

    @Override
    public SlotStatus status() {
        throw new AssertionError("a scanner does not ask how its camera is");
    }

    @Override
    public long delivered() {
        throw new AssertionError("a scanner does not count");
    }

    @Override
    public long dropped() {
        throw new AssertionError("a scanner does not count");
    }

    @Override
    public void close() {}

    private static final class Lease implements FrameLease {
        private Frame frame;

        Lease(Frame first) {
            frame = first;
        }

        @Override
        public Frame frame() {
            return frame;
        }

        @Override
        public void close() {}
    }
}
