package dev.carthal.perception;

import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameLease;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A camera's stream that is written down beforehand, and ends after that. It insists on what the contract asks of
/// a subscriber: one lease at a time, closed before the next.
final class Script implements Subscription<FrameLease> {
    private final Queue<Next<FrameLease>> script = new ArrayDeque<>();
    private @Nullable Lease lent;
    private boolean closed;

    private static final class Lease implements FrameLease {
        private final Frame frame;
        private boolean closed;

        Lease(Frame frame) {
            this.frame = frame;
        }

        @Override
        public Frame frame() {
            if (closed) {
                throw new IllegalStateException("the lease is closed");
            }
            return frame;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    Script frame(Picture picture, long sequence, long millis) {
        picture.sequence = sequence;
        picture.captureNanos = millis * 1_000_000;
        script.add(Next.item(new Lease(picture)));
        return this;
    }

    Script gap() {
        script.add(Next.missing(new Gap("camera/test", 0, 1, "unplugged")));
        return this;
    }

    Script silence() {
        script.add(Next.silence());
        return this;
    }

    @Override
    public Next<FrameLease> next(Duration timeout) {
        if (closed || (lent != null && !lent.closed)) {
            throw new IllegalStateException("closed=" + closed + ", or the lease before is still open");
        }
        Next<FrameLease> next = script.isEmpty() ? Next.end("the script is over") : script.remove();
        lent = next instanceof Next.Item<FrameLease>(Lease lease) ? lease : null;
        return next;
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
        closed = true;
    }

    boolean closed() {
        return closed;
    }
}
