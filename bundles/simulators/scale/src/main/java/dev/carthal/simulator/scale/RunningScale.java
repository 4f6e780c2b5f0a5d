package dev.carthal.simulator.scale;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;

/// A simulated scale on a thread of its own, in real time.
public final class RunningScale implements AutoCloseable {
    private static final long STEP_NANOS = 5_000_000;

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final MonotonicClock clock = new MonotonicClock();
    private final ScaleSimulator scale;
    private final Thread thread;
    private volatile boolean closed;

    private RunningScale(ScaleSimulator scale) {
        this.scale = scale;
        this.thread = Thread.ofPlatform().daemon().name("simulated scale").unstarted(this::run);
    }

    /// Make the port and its link, and begin.
    ///
    /// @throws IOException if the port or its link cannot be made
    public static RunningScale start(ScaleOptions options) throws IOException {
        RunningScale running = new RunningScale(new ScaleSimulator(options));
        running.thread.start();
        return running;
    }

    private void run() {
        try (scale) {
            while (!closed) {
                scale.doWork(clock.nanos());
                LockSupport.parkNanos(this, STEP_NANOS);
            }
            end.complete(null);
        } catch (IOException | RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    /// {@return what completes when the scale has ended, exceptionally if it failed}
    public CompletionStage<Void> ended() {
        return end.minimalCompletionStage();
    }

    /// End it, and remove the link. Waits for what it is just doing; safe twice.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it ends by itself, and is a daemon
        }
    }
}
