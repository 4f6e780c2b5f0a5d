package dev.carthal.simulator.scale;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// A simulated scale on a thread of its own, in real time.
public final class RunningScale implements AutoCloseable {
    private static final long STEP_NANOS = 5_000_000;

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final MonotonicClock clock = new MonotonicClock();
    private final Queue<String> scans = new ConcurrentLinkedQueue<>();
    private final String protocol;
    private final ScaleSimulator scale;
    private final Thread thread;
    private volatile boolean closed;
    private volatile long again = Long.MAX_VALUE;
    private long nextScan;

    private RunningScale(String protocol, ScaleSimulator scale) {
        this.protocol = protocol;
        this.scale = scale;
        this.thread = Thread.ofPlatform().daemon().name("simulated scale").unstarted(this::run);
    }

    /// Make the port and its link, and begin.
    ///
    /// @throws IOException if the port or its link cannot be made
    public static RunningScale start(ScaleOptions options) throws IOException {
        RunningScale running = new RunningScale(options.protocol(), new ScaleSimulator(options));
        running.thread.start();
        return running;
    }

    /// Let the scanner on the same cable read a barcode: an AIM identifier and data, or the digits of an EAN.
    ///
    /// @throws IllegalArgumentException if the protocol has no scanner
    public void scan(String scan) {
        if (!protocol.startsWith("datalogic")) {
            throw new IllegalArgumentException("the protocol has no scanner on its cable: protocol=" + protocol);
        }
        scans.add(scan);
    }

    /// Let it read these again and again, one after the other.
    ///
    /// @throws IllegalArgumentException if the protocol has no scanner
    public void scan(List<String> inTurn, Duration every) {
        inTurn.forEach(this::scan);
        again = inTurn.isEmpty() ? Long.MAX_VALUE : every.toNanos();
    }

    private void readBarcode() throws IOException {
        long now = clock.nanos();
        String scan = now >= nextScan ? scans.poll() : null;
        if (scan != null) {
            scale.scan(scan, now);
            if (again != Long.MAX_VALUE) {
                scans.add(scan);
                nextScan = now + again;
            }
        }
    }

    private void run() {
        try (scale) {
            while (!closed) {
                readBarcode();
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
