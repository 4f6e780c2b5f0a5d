package dev.carthal.camera.replay;

import dev.carthal.camera.decoder.PooledFrame;
import dev.carthal.hal.Clock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CaptureTime;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.replay.FrameCue;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Delivers the pictures that the player asks for.
final class ReplayCamera implements Camera {
    private final Clock clock;
    private final StreamingDevice<FrameCue> track;
    private final Pictures pictures;
    /// Held while pictures are decoded, so that nobody frees the decoder then.
    private final Lock use = new ReentrantLock();

    ReplayCamera(DeviceContext context, StreamingDevice<FrameCue> track, Pictures pictures) {
        this.clock = context.clock();
        this.track = track;
        this.pictures = pictures;
    }

    @Override
    public Next<Frame> next(Duration timeout) throws DeviceException, InterruptedException {
        use.lock();
        try {
            Deadline deadline = Deadline.after(clock, timeout);
            while (true) {
                switch (track.next(Duration.ofNanos(deadline.remainingNanos()))) {
                    case Next.Item<FrameCue>(var cue) -> {
                        try {
                            PooledFrame frame = pictures.find(cue.media(), cue.position());
                            frame.stamp(cue.sequence(), cue.captureNanos(), CaptureTime.STREAM);
                            return frame.item();
                        } catch (DeviceException e) {
                            cue.reject(e.getMessage());
                        }
                    }
                    case Next.Missing<FrameCue>(var gap) -> {
                        return Next.missing(gap);
                    }
                    case Next.Silence<FrameCue>() -> {
                        return Next.silence();
                    }
                    case Next.End<FrameCue>(var reason) -> {
                        return Next.end(reason);
                    }
                }
            }
        } finally {
            use.unlock();
        }
    }

    /// Leave the track first: that ends a wait in `next`.
    @Override
    public void close() {
        track.close();
        use.lock();
        try {
            pictures.close();
        } finally {
            use.unlock();
        }
    }
}
