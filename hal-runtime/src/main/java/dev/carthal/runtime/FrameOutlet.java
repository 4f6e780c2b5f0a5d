package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameLease;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Lend each frame to all subscribers of a camera.
final class FrameOutlet implements Outlet<Frame> {
    private final SlotParts parts;
    private final Clock clock;
    private final FramePool pool;
    private final Members<FrameSubscription> members = new Members<>(FrameSubscription[]::new);

    FrameOutlet(SlotParts parts) {
        this.parts = parts;
        this.clock = parts.clock();
        this.pool = new FramePool(parts.faults(), clock.signal(parts.slot() + " frames back"));
    }

    Subscription<FrameLease> subscribe(String subscriber) {
        return members.join(new FrameSubscription(parts.slot() + " for " + subscriber, this, clock));
    }

    void leave(FrameSubscription member) {
        members.leave(member);
    }

    void countDropped() {
        parts.standing().statistics.dropped.incrementAndGet();
    }

    @Override
    public void publish(Frame frame) {
        SharedFrame shared = pool.lend(frame);
        try {
            for (FrameSubscription member : members.now()) {
                member.offer(shared);
            }
        } finally {
            shared.release();
        }
    }

    /// Frames conflate: one waits, whatever is configured.
    @Override
    public void capacity(int items) {}

    @Override
    public void missing(Gap gap) {
        for (FrameSubscription member : members.now()) {
            member.missing(gap);
        }
    }

    @Override
    public void end(String reason) {
        for (FrameSubscription member : members.now()) {
            member.end(reason);
        }
    }

    @Override
    public void drain(Duration longest) throws InterruptedException {
        pool.drain(longest);
    }

    @Override
    public List<String> subscribers() {
        return Arrays.stream(members.now()).map(Object::toString).toList();
    }

    /// The subscribers hear the end, and close what is theirs.
    @Override
    public void close() {
        for (FrameSubscription member : members.dissolve()) {
            member.empty();
            member.end(Members.REMOVED);
        }
        pool.close();
    }
}
