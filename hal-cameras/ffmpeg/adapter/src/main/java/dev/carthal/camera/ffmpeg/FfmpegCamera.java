package dev.carthal.camera.ffmpeg;

import dev.carthal.camera.decoder.Decoder;
import dev.carthal.camera.decoder.Decoder.Step;
import dev.carthal.camera.decoder.FramePool;
import dev.carthal.camera.decoder.PooledFrame;
import dev.carthal.hal.Clock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CaptureTime;
import dev.carthal.hal.camera.Frame;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Delivers what is decoded, at the time at which a camera would have.
final class FfmpegCamera implements Camera {
    /// A frame that comes back raises nothing: a player's clock would wait for it to be handled.
    private static final long LOOK_FOR_FRAMES_NANOS = 5_000_000;

    private final FfmpegCameraSettings settings;
    private final String slot;
    private final Clock clock;
    private final Call call;
    private final Signal pause;
    private final FramePool pool;
    private final Pace pace = new Pace();
    private final boolean paced;
    /// Held while the decoder is used, so that nobody frees it then.
    private final Lock use = new ReentrantLock();

    private Decoder decoder;
    private boolean decoded;
    private @Nullable PooledFrame frame;
    private long due;
    private long sequence = -1;
    private @Nullable DeviceException lost;

    private FfmpegCamera(DeviceContext context, FfmpegCameraSettings settings, Call call) throws DeviceException {
        this.settings = settings;
        this.call = call;
        slot = context.slot();
        clock = context.clock();
        pool = new FramePool(settings.frames());
        boolean open = false;
        try {
            decoder = Decoder.open(settings.source(), call::over);
            open = true;
        } finally {
            if (!open) {
                pool.close();
            }
        }
        paced = settings.realtime() && !decoder.live();
        pause = clock.signal(slot + " until the next picture is due");
    }

    static FfmpegCamera open(DeviceContext context, FfmpegCameraSettings settings)
            throws DeviceException, InterruptedException {
        try {
            var call = new Call(context.clock(), context.deadline().atNanos());
            return new FfmpegCamera(context, settings, call);
        } catch (DeviceException e) {
            throwIfInterrupted();
            throw e;
        }
    }

    @Override
    public Next<Frame> next(Duration timeout) throws DeviceException, InterruptedException {
        use.lock();
        try {
            if (call.closed()) {
                throw new IllegalStateException(slot + ": the camera is closed, next needs it open");
            }
            throwIfInterrupted();
            call.until(Deadline.after(clock, timeout).atNanos());
            return nextInTime();
        } finally {
            use.unlock();
        }
    }

    private Next<Frame> nextInTime() throws DeviceException, InterruptedException {
        while (true) {
            Step step = decoded ? Step.FRAME : decode();
            if (step == Step.END) {
                return Next.end("the end of " + settings.source() + " is reached");
            }
            if (step == Step.GAVE_UP || !awaitDue()) {
                throwIfInterrupted();
                return Next.silence();
            }
            decoded = false;
            PooledFrame ready = frame;
            frame = null;
            if (ready != null) {
                ready.stamp(sequence, due, paced ? CaptureTime.STREAM : CaptureTime.ARRIVAL);
                return ready.item();
            }
        }
    }

    /// Decode a picture ahead of its time. With all frames lent out, what is paced goes by without being seen, as at
    /// a camera, and what is not paced waits.
    private Step decode() throws DeviceException, InterruptedException {
        if (lost != null) {
            throw lost;
        }
        if (!paced && !awaitFrame()) {
            return Step.GAVE_UP;
        }
        Step step = read();
        if (step == Step.END && settings.loop() && decoder.position() > 0) {
            Decoder again = Decoder.open(settings.source(), call::over);
            decoder.close();
            decoder = again;
            pace.beginAgain();
            step = read();
        }
        if (step == Step.FRAME) {
            decoded = true;
            long now = clock.nanos();
            due = paced ? pace.due(decoder.presentationNanos(), decoder.frameNanos(), now) : now;
        }
        return step;
    }

    private Step read() throws DeviceException {
        long before = decoder.position();
        try {
            if (!pool.available()) {
                return decoder.skip();
            }
            PooledFrame claimed = pool.claim();
            frame = claimed;
            Step step = decoder.read(claimed);
            if (step != Step.FRAME) {
                dropFrame();
            }
            return step;
        } catch (DeviceException e) {
            dropFrame();
            lost = e.kind() == Kind.LOST ? e : null;
            throw e;
        } finally {
            sequence += decoder.position() - before;
        }
    }

    private boolean awaitFrame() throws InterruptedException {
        long left = call.remainingNanos();
        while (!pool.available()) {
            if (left <= 0 || call.closed()) {
                return false;
            }
            pause.await(Duration.ofNanos(Math.min(LOOK_FOR_FRAMES_NANOS, left)));
            left -= LOOK_FOR_FRAMES_NANOS;
        }
        return true;
    }

    /// Wait once: before a recording is played, its clock lets waits end and stands still.
    private boolean awaitDue() throws InterruptedException {
        long early = due - clock.nanos();
        long left = call.remainingNanos();
        if (early > 0 && left > 0) {
            pause.await(Duration.ofNanos(Math.min(early, left)));
        }
        return clock.nanos() >= due && !call.closed();
    }

    private void dropFrame() {
        if (frame != null) {
            frame.close();
            frame = null;
        }
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public void close() {
        call.close();
        pause.close();
        use.lock();
        try {
            dropFrame();
            decoder.close();
            pool.close();
        } finally {
            use.unlock();
        }
    }
}
