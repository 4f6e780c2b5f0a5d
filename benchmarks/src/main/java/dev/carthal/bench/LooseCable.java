package dev.carthal.bench;

import dev.carthal.simulator.scale.ScaleOptions;
import dev.carthal.simulator.scale.ScaleSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A simulated scale that sends as fast as it can, at the end of a cable that comes and goes.
final class LooseCable implements AutoCloseable {
    private static final int RATE = 100;
    private static final Duration STEP = Duration.ofMillis(2);

    private final ScaleOptions options;
    private final ReentrantLock moving = new ReentrantLock();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("loose cable").unstarted(this::run);
    private @Nullable ScaleSimulator scale;
    private volatile boolean closed;

    private LooseCable(ScaleOptions options) {
        this.options = options;
    }

    /// {@return a scale that is plugged in there}
    static LooseCable at(Path port) throws IOException {
        ScaleOptions quiet = ScaleOptions.of(port);
        LooseCable cable = new LooseCable(new ScaleOptions(
                quiet.protocol(),
                port,
                quiet.load(),
                RATE,
                quiet.settle(),
                quiet.noiseMg(),
                quiet.resolutionMg(),
                quiet.capacityMg(),
                quiet.seed(),
                quiet.manner(),
                List.of()));
        cable.plug();
        cable.thread.start();
        return cable;
    }

    private void run() {
        while (!closed) {
            moving.lock();
            try {
                if (scale != null) {
                    scale.doWork(Stopwatch.nanos());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                moving.unlock();
            }
            Stopwatch.pass(STEP);
        }
    }

    /// {@return when the port was there}
    long plug() throws IOException {
        moving.lock();
        try {
            scale = new ScaleSimulator(options);
            return Stopwatch.nanos();
        } finally {
            moving.unlock();
        }
    }

    /// {@return the instant before the port was gone}
    long pull() {
        moving.lock();
        try {
            long now = Stopwatch.nanos();
            if (scale != null) {
                scale.close();
                scale = null;
            }
            return now;
        } finally {
            moving.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it ends by itself, and is a daemon
        }
        pull();
    }
}
