package dev.carthal.backend.onnx;

import dev.carthal.hal.DeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/// Threads that call again and again, until it is closed.
final class Load implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicIntegerArray calls;
    private volatile boolean over;

    /// One call; told which of the callers it is.
    interface Call {
        void by(int caller) throws DeviceException, InterruptedException;
    }

    Load(int callers, Call call) {
        calls = new AtomicIntegerArray(callers);
        for (int i = 0; i < callers; i++) {
            int caller = i;
            threads.add(Thread.ofPlatform().name("caller " + i).start(() -> call(call, caller)));
        }
    }

    private void call(Call call, int caller) {
        while (!over) {
            try {
                call.by(caller);
            } catch (DeviceException | InterruptedException | RuntimeException | AssertionError e) {
                failures.add(e);
            }
            calls.incrementAndGet(caller);
        }
    }

    List<Throwable> failures() {
        return failures;
    }

    /// Wait until every caller has begun and ended two calls from now on.
    void goOn() {
        for (int i = 0; i < threads.size(); i++) {
            int goal = calls.get(i) + 2;
            while (calls.get(i) < goal) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
