package dev.carthal.conformance;

import dev.carthal.hal.camera.CaptureTime;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.FrameLease;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A lease that is one object each time, so that it can tell what is done to it after its end; its pixels are a
/// copy that dies with it.
final class FakeFrameLease implements FrameLease {
    private final Arena memory = Arena.ofShared();
    private final Ledger ledger;
    private final FakeFrame pixels;
    private final Frame frame = new Lent();
    private final Throwable takenBy;
    private @Nullable Throwable closedBy;

    FakeFrameLease(Ledger ledger, Frame frame) {
        this.ledger = ledger;
        this.pixels = FakeFrame.copy(frame, frame.sequence(), frame.captureNanos(), memory);
        this.takenBy = new Throwable(this + " was taken here");
        ledger.take(this, this + " was taken here and never given back");
    }

    Throwable takenBy() {
        return takenBy;
    }

    synchronized boolean isOpen() {
        return closedBy == null;
    }

    @Override
    public Frame frame() {
        requireOpen();
        return frame;
    }

    private synchronized FakeFrame requireOpen() {
        if (closedBy != null) {
            throw ledger.misuse(this + " was used after it had been given back", closedBy);
        }
        return pixels;
    }

    /// The contract makes a second close harmless. It is noted all the same: the lease of a real slot is lent
    /// again, and then the second close gives back what somebody else reads.
    @Override
    public synchronized void close() {
        if (closedBy != null) {
            ledger.note(this + " was given back twice", closedBy);
            return;
        }
        closedBy = new Throwable(this + " was given back here");
        ledger.giveBack(this);
        memory.close();
    }

    @Override
    public String toString() {
        return "the lease of frame " + pixels.sequence();
    }

    private final class Lent implements Frame {
        @Override
        public FrameFormat format() {
            return requireOpen().format();
        }

        @Override
        public MemorySegment plane(int index) {
            return requireOpen().plane(index).asReadOnly();
        }

        @Override
        public int stride(int index) {
            return requireOpen().stride(index);
        }

        @Override
        public long sequence() {
            return requireOpen().sequence();
        }

        @Override
        public long captureNanos() {
            return requireOpen().captureNanos();
        }

        @Override
        public CaptureTime captureTime() {
            return requireOpen().captureTime();
        }

        @Override
        public void close() {
            throw ledger.misuse("a consumer closes the lease and not its frame: frame " + pixels.sequence(), null);
        }
    }
}
