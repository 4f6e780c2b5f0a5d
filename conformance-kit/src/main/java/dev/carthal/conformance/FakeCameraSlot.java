package dev.carthal.conformance;

import dev.carthal.hal.Clock;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.FrameLease;
import dev.carthal.hal.camera.PixelFormat;
import java.lang.foreign.Arena;

/// A camera's slot; see [FakeStreamSlot]. Each subscriber is lent a copy of its own, for reading, and the
/// memory of that copy is gone when the lease is closed: who reads on is told by the JVM.
public final class FakeCameraSlot extends FakeStreamSlot<FrameLease> implements CameraSlot {
    private static final FrameFormat SMALL = FrameFormat.of(16, 8, PixelFormat.GRAY8, ColorRange.FULL, ColorMatrix.RGB);

    /// Make it.
    ///
    /// @param name the slot's, such as `camera/basket-left`
    /// @param clock of the test
    public FakeCameraSlot(String name, Clock clock) {
        super(name, clock);
    }

    /// Deliver a picture of one grey, 16 × 8 pixels, taken now.
    ///
    /// @param luma the grey, 0..255
    public void show(int luma) {
        FakeFrame frame = FakeFrame.of(SMALL, nextSequence(), clock.nanos());
        frame.plane(0).fill((byte) luma);
        deliver(frame);
    }

    /// Deliver a frame as it is now, with its own number and time; it can be painted anew after that.
    ///
    /// @param frame the frame; it stays the caller's
    public void deliver(Frame frame) {
        FakeFrame copy = FakeFrame.copy(frame, frame.sequence(), frame.captureNanos(), Arena.ofAuto());
        deliver(subscriber -> lend(copy, subscriber), frame.captureNanos());
    }

    /// Deliver a picture, taken at that moment, to everybody who subscribes from now on, before anything else.
    ///
    /// @param frame the picture; it stays the caller's
    public void greet(Frame frame) {
        FakeFrame copy = FakeFrame.copy(frame, frame.sequence(), frame.captureNanos(), Arena.ofAuto());
        greetWith(subscriber -> lend(FakeFrame.copy(copy, nextSequence(), clock.nanos(), Arena.ofAuto()), subscriber));
    }

    private FrameLease lend(Frame frame, FakeSubscription<FrameLease> subscriber) {
        FakeFrameLease lease = new FakeFrameLease(ledger, frame);
        subscriber.lend(lease);
        return lease;
    }
}
