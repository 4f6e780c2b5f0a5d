package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.FrameLease;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A mailbox of one frame. Nothing is allocated for a frame.
final class FrameSubscription implements Subscription<FrameLease> {
    private final String name;
    private final FrameOutlet outlet;
    private final Clock clock;
    private final Signal arrival;
    private final LentFrame lease = new LentFrame();
    private final Next<FrameLease> item = Next.item(lease);
    private final AtomicReference<@Nullable SharedFrame> box = new AtomicReference<>();
    private final AtomicReference<@Nullable Gap> gap = new AtomicReference<>();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable String end;
    /// A frame that waits until the gap before it is told.
    private final AtomicReference<@Nullable SharedFrame> held = new AtomicReference<>();

    private volatile boolean closed;

    FrameSubscription(String name, FrameOutlet outlet, Clock clock) {
        this.name = name;
        this.outlet = outlet;
        this.clock = clock;
        this.arrival = clock.signal(name);
    }

    @Override
    public Next<FrameLease> next(Duration timeout) throws InterruptedException {
        if (closed) {
            throw new IllegalStateException("the subscription is closed: " + name);
        }
        if (lease.isOpen()) {
            throw new IllegalStateException("the lease received before is still open: " + name);
        }
        SharedFrame waiting = held.getAndSet(null);
        if (waiting != null) {
            return lend(waiting);
        }
        long start = clock.nanos();
        Duration left = end == null ? timeout : Duration.ZERO;
        while (arrival.await(left)) {
            Next<FrameLease> came = take();
            if (came != null) {
                return came;
            }
            Duration passed = Duration.ofNanos(clock.nanos() - start);
            left = timeout.compareTo(passed) > 0 ? timeout.minus(passed) : Duration.ZERO;
        }
        String over = closed ? "the subscription is closed" : end;
        return over == null ? Next.silence() : Next.end(over);
    }

    private @Nullable Next<FrameLease> take() {
        SharedFrame frame = box.getAndSet(null);
        if (frame == null) {
            String over = end;
            return over == null ? null : Next.end(over);
        }
        Gap before = gap.get();
        if (before != null && frame.frame().captureNanos() >= before.toNanos() && gap.compareAndSet(before, null)) {
            held.set(frame);
            return Next.missing(before);
        }
        return lend(frame);
    }

    private Next<FrameLease> lend(SharedFrame frame) {
        lease.lend(frame);
        delivered.incrementAndGet();
        return item;
    }

    /// Put a frame into the box, instead of the one that is still there.
    void offer(SharedFrame frame) {
        frame.hold();
        end = null;
        SharedFrame old = box.getAndSet(frame);
        if (old == null) {
            arrival.raise();
        } else {
            old.release();
            dropped.incrementAndGet();
            outlet.countDropped();
        }
        if (closed) {
            empty(box);
        }
    }

    /// Note a gap; it is told before the frame that comes after it.
    void missing(Gap more) {
        gap.accumulateAndGet(
                more,
                (before, now) ->
                        before == null ? now : new Gap(now.slot(), before.fromNanos(), now.toNanos(), now.reason()));
    }

    void end(String reason) {
        end = reason;
        arrival.raise();
    }

    /// Drop what was not taken yet.
    void empty() {
        empty(box);
        empty(held);
    }

    private static void empty(AtomicReference<@Nullable SharedFrame> place) {
        SharedFrame frame = place.getAndSet(null);
        if (frame != null) {
            frame.release();
        }
    }

    @Override
    public long delivered() {
        return delivered.get();
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        closed = true;
        outlet.leave(this);
        arrival.close();
        empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
