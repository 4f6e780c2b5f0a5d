package dev.carthal.simulator.scanner;

import dev.carthal.simulator.scale.MonotonicClock;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// A simulated scanner on a thread of its own, in real time.
public final class RunningScanner implements AutoCloseable {
    private static final long STEP_NANOS = 2_000_000;

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final MonotonicClock clock = new MonotonicClock();
    private final Queue<String> presented = new ConcurrentLinkedQueue<>();
    private final ScannerSimulator scanner;
    private final Thread thread;
    private volatile boolean closed;

    private RunningScanner(ScannerSimulator scanner) {
        this.scanner = scanner;
        this.thread = Thread.ofPlatform().daemon().name("simulated scanner").unstarted(this::run);
    }

    /// Make the port and its link, and begin.
    ///
    /// @throws IOException if the port or its link cannot be made
    public static RunningScanner start(ScannerOptions options) throws IOException {
        RunningScanner running = new RunningScanner(new ScannerSimulator(options));
        running.thread.start();
        return running;
    }

    /// Bring a barcode into sight, once: an AIM identifier and data, or the bare digits of an EAN.
    public void present(String scan) {
        presented.add(scan);
    }

    private void run() {
        try (scanner) {
            while (!closed) {
                for (String scan = presented.poll(); scan != null; scan = presented.poll()) {
                    scanner.present(scan);
                }
                scanner.doWork(clock.nanos());
                LockSupport.parkNanos(this, STEP_NANOS);
            }
            end.complete(null);
        } catch (IOException | RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    /// {@return what completes when the scanner has ended, exceptionally if it failed}
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
