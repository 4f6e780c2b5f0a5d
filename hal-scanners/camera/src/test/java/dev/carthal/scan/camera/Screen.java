package dev.carthal.scan.camera;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameLease;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A camera slot that shows what it is told to. Unlike the runtime's it keeps every frame until it is taken, so that a
/// test need not wait for whoever looks.
final class Screen implements CameraSlot {
    private static final int MOST_WAITING = 16;

    private final String name;
    private final Clock clock;
    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private long sequence;

    Screen(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    /// Show a picture, taken now.
    void show(Picture picture) {
        show(picture, clock.nanos());
    }

    void show(Picture picture, long captureNanos) {
        picture.stamp(sequence++, captureNanos);
        viewers.forEach(viewer -> viewer.come(picture.lent()));
    }

    void say(Next<FrameLease> what) {
        viewers.forEach(viewer -> viewer.come(what));
    }

    boolean isWatched() {
        return !viewers.isEmpty();
    }

    @Override
    public Subscription<FrameLease> subscribe(String subscriber) {
        var viewer = new Viewer(clock.signal(subscriber));
        viewers.add(viewer);
        return viewer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SlotStatus status() {
        throw new AssertionError("a scanner does not ask how its camera is");
    }

    /// A frame that is lent to one viewer again and again.
    static final class Lent implements FrameLease {
        private final Frame frame;
        private boolean open;

        Lent(Frame frame) {
            this.frame = frame;
        }

        @Override
        public Frame frame() {
            if (!open) {
                throw new IllegalStateException("the lease is closed");
            }
            return frame;
        }

        @Override
        public void close() {
            open = false;
        }
    }

    private final class Viewer implements Subscription<FrameLease> {
        private final Queue<Next<FrameLease>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
        private final Signal arrival;
        private volatile boolean closed;
        private @Nullable Lent lent;

        Viewer(Signal arrival) {
            this.arrival = arrival;
        }

        void come(Next<FrameLease> what) {
            waiting.add(what);
            arrival.raise();
        }

        @Override
        public Next<FrameLease> next(Duration timeout) throws InterruptedException {
            if (closed) {
                throw new IllegalStateException("the subscription is closed");
            }
            if (lent != null && lent.open) {
                throw new IllegalStateException("the lease received before is still open");
            }
            if (waiting.peek() instanceof Next.End<FrameLease> end) {
                return end;
            }
            if (!arrival.await(timeout)) {
                return closed ? Next.end("the subscription is closed") : Next.silence();
            }
            Next<FrameLease> next = waiting.peek() instanceof Next.End<FrameLease> end ? end : waiting.remove();
            if (next instanceof Next.Item<FrameLease>(Lent item)) {
                item.open = true;
                lent = item;
            }
            return next;
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
        public void close() {
            closed = true;
            viewers.remove(this);
            arrival.close();
        }
    }
}
