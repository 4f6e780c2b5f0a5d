package dev.carthal.camera.replay;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.replay.FrameCue;
import dev.carthal.hal.replay.Player;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/// Plays what is put into its queue on one camera's track, one holder at a time, as the contract of [Player] demands.
final class QueuePlayer implements Player {
    final BlockingDeque<Next<FrameCue>> queue = new LinkedBlockingDeque<>();
    final List<String> rejections = new CopyOnWriteArrayList<>();
    private final String slot;
    private volatile boolean held;

    QueuePlayer(String slot) {
        this.slot = slot;
    }

    void ask(long number, Path media, long position) {
        ask(number, number * 1_000, media, position);
    }

    void ask(long number, long nanos, Path media, long position) {
        queue.add(Next.item(new Cue(number, nanos, media, position, rejections)));
    }

    boolean held() {
        return held;
    }

    @Override
    public StreamingDevice<FrameCue> frames(String wanted) throws DeviceException {
        if (!wanted.equals(slot)) {
            throw new DeviceException(Kind.NOT_FOUND, "the recording has no track for " + wanted);
        }
        if (held) {
            throw new DeviceException(Kind.BUSY, wanted + " is held already");
        }
        held = true;
        return new Track();
    }

    @Override
    public StreamingDevice<Reading> readings(String wanted) {
        throw new AssertionError("a camera has nothing to do with readings");
    }

    @Override
    public StreamingDevice<Scan> scans(String wanted) {
        throw new AssertionError("a camera has nothing to do with scans");
    }

    private record Cue(long sequence, long captureNanos, Path media, long position, List<String> rejections)
            implements FrameCue {
        @Override
        public void reject(String reason) {
            rejections.add(sequence + ": " + reason);
        }
    }

    private final class Track implements StreamingDevice<FrameCue> {
        private volatile boolean closed;

        @Override
        public Next<FrameCue> next(Duration timeout) throws InterruptedException {
            if (closed) {
                throw new IllegalStateException("the track is closed");
            }
            Next<FrameCue> next = queue.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (next instanceof Next.End) {
                queue.addFirst(next);
            }
            return next == null ? Next.silence() : next;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                held = false;
                queue.addFirst(Next.silence()); // for whoever waits
            }
        }
    }
}
