package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Do what a foreign bundle may never return from, on a thread that can be given up.
final class Bounded {
    private Bounded() {}

    interface Work<T> {
        T run() throws Exception;
    }

    /// @param late gets what comes after nobody waits for it any more
    /// @throws DeviceException of kind `TIMEOUT` if it takes longer than `longest`, in the machine's time; of kind
    ///     `OTHER` if it throws anything but a DeviceException
    static <T> T call(String name, Duration longest, Work<T> work, Consumer<T> late)
            throws DeviceException, InterruptedException {
        AtomicBoolean decided = new AtomicBoolean();
        FutureTask<T> task = new FutureTask<>(() -> {
            T value = work.run();
            if (!decided.compareAndSet(false, true)) {
                late.accept(value);
            }
            return value;
        });
        Thread thread = Thread.ofPlatform().daemon().name("swap " + name).start(task);
        try {
            return task.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            if (!decided.compareAndSet(false, true)) {
                return now(task);
            }
            thread.interrupt();
            throw new DeviceException(Kind.TIMEOUT, name + " does not return within " + longest.toMillis() + " ms", e);
        } catch (ExecutionException _) {
            return now(task);
        }
    }

    private static <T> T now(FutureTask<T> result) throws DeviceException, InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            switch (cause) {
                case DeviceException device -> throw device;
                case InterruptedException interrupted -> throw interrupted;
                default -> throw new DeviceException(Kind.OTHER, FaultLog.text(cause), cause);
            }
        }
    }
}
