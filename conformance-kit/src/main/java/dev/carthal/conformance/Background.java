package dev.carthal.conformance;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A call on a thread of its own, whose end can be waited for with a bound.
final class Background {
    private static final long STEP_NANOS = 1_000_000;
    private static final int STEPS = 2_000;

    private final Thread thread;
    private volatile @Nullable Exception thrown;

    private Background(Call call) {
        thread = Thread.ofPlatform().daemon().name("kit caller").unstarted(() -> {
            try {
                call.make();
            } catch (Exception e) {
                thrown = e;
            }
        });
    }

    static Background run(Call call) {
        Background background = new Background(call);
        background.thread.start();
        return background;
    }

    /// Wait until the thread waits, natively or not; a thread in a native wait counts as running, so give it a
    /// moment.
    void untilItWaits() {
        for (int i = 0; i < STEPS / 10 && thread.isAlive(); i++) {
            if (thread.getState() == Thread.State.TIMED_WAITING || thread.getState() == Thread.State.WAITING) {
                return;
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    Optional<Exception> thrown() {
        return Optional.ofNullable(thrown);
    }

    void join(Duration timeout, String message) throws InterruptedException {
        if (!thread.join(timeout)) {
            thread.interrupt(); // so that it does not stay for the tests to come
            fail(message + ": it is at " + java.util.Arrays.toString(thread.getStackTrace()));
        }
    }

    @FunctionalInterface
    interface Call {
        void make() throws Exception;
    }
}
