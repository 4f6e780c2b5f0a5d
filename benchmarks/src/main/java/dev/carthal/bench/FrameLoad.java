package dev.carthal.bench;

import dev.carthal.hal.DeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Two cameras at 30 frames a second, by the machine's clock, and three threads that ask for an answer to each
/// frame. A call that fails is not tried again.
final class FrameLoad {
    static final double PERIOD_MS = 1000 / 30.0;

    private static final int CAMERAS = 2;
    private static final int THREADS = 3;
    private static final long PERIOD_NANOS = 1_000_000_000L / 30;
    private static final long OVER = Long.MIN_VALUE;

    private final Recognizer recognizer;
    private final LinkedBlockingQueue<Long> frames = new LinkedBlockingQueue<>();
    private final List<Thread> cameras = new ArrayList<>();
    private final List<Thread> callers = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private long made;
    private long failed;
    private String failure = "";
    private volatile boolean over;

    /// One call for one frame.
    interface Recognizer {
        void recognize(int thread) throws DeviceException, InterruptedException;
    }

    /// A frame that was answered.
    ///
    /// @param nanos when it was taken, by the machine's clock
    /// @param answeredNanos when its answer was there
    record Answer(long nanos, long answeredNanos) {
        double millis() {
            return (answeredNanos - nanos) / 1e6;
        }
    }

    private FrameLoad(Recognizer recognizer) {
        this.recognizer = recognizer;
    }

    static FrameLoad start(Recognizer recognizer) {
        FrameLoad load = new FrameLoad(recognizer);
        for (int i = 0; i < CAMERAS; i++) {
            int camera = i;
            load.cameras.add(Thread.ofPlatform().daemon().start(() -> load.film(camera)));
        }
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            load.callers.add(Thread.ofPlatform().daemon().start(() -> load.call(thread)));
        }
        return load;
    }

    /// Half a period apart, as cameras that nobody synchronises.
    private void film(int camera) {
        long due = Stopwatch.nanos() + camera * PERIOD_NANOS / CAMERAS;
        while (!over) {
            Stopwatch.awaitNanos(due);
            synchronized (this) {
                made++;
            }
            frames.add(due);
            due += PERIOD_NANOS;
        }
    }

    private void call(int thread) {
        try {
            for (long frame = frames.take(); frame != OVER; frame = frames.take()) {
                call(thread, frame);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(int thread, long frame) throws InterruptedException {
        try {
            recognizer.recognize(thread);
            Answer answer = new Answer(frame, Stopwatch.nanos());
            synchronized (this) {
                answers.add(answer);
            }
        } catch (DeviceException | IllegalStateException e) {
            synchronized (this) {
                failed++;
                failure = e.toString();
            }
        }
    }

    synchronized long made() {
        return made;
    }

    synchronized long failed() {
        return failed;
    }

    /// {@return why the last one failed; empty when none did}
    synchronized String failure() {
        return failure;
    }

    /// {@return frames that have no answer}
    synchronized long unanswered() {
        return made - answers.size();
    }

    synchronized List<Answer> answers() {
        return List.copyOf(answers);
    }

    /// Stop the cameras, and let the callers finish.
    void stop() throws InterruptedException {
        over = true;
        for (Thread camera : cameras) {
            camera.join();
        }
        for (int i = 0; i < THREADS; i++) {
            frames.add(OVER);
        }
        for (Thread caller : callers) {
            caller.join(TimeUnit.SECONDS.toMillis(30));
        }
    }
}
