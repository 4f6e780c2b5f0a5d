package dev.carthal.runtime;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Signal;
import dev.carthal.hal.weight.ScaleKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A key that somebody wants to be pressed, and who waits for it.
final class KeyPress implements AutoCloseable {
    private enum Stage {
        WAITING,
        BEGUN,
        OVER,
        ABANDONED
    }

    private final ScaleKey key;
    private final Deadline deadline;
    private final Signal told;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
    private volatile @Nullable DeviceException fault;

    KeyPress(ScaleKey key, Deadline deadline, Signal told) {
        this.key = key;
        this.deadline = deadline;
        this.told = told;
    }

    ScaleKey key() {
        return key;
    }

    Deadline deadline() {
        return deadline;
    }

    /// {@return whether anybody still waits for it}
    boolean begin() {
        return stage.compareAndSet(Stage.WAITING, Stage.BEGUN);
    }

    void done() {
        stage.set(Stage.OVER);
        told.raise();
    }

    void failed(DeviceException why) {
        fault = why;
        done();
    }

    /// Wait until it is done or the deadline has passed. What was not begun by then never is; what was ends
    /// then.
    ///
    /// @param grace how late a device may be
    void await(Duration grace) throws DeviceException, InterruptedException {
        boolean inTime = false;
        try {
            inTime = told.await(Duration.ofNanos(deadline.remainingNanos()));
        } finally {
            stage.compareAndSet(Stage.WAITING, Stage.ABANDONED);
        }
        if (!inTime && stage.get() == Stage.BEGUN) {
            told.await(grace);
        }
        DeviceException why = fault;
        if (why != null) {
            throw why;
        }
        if (stage.get() != Stage.OVER) {
            String far = stage.get() == Stage.BEGUN ? "the scale has not said what it did" : "nothing was done";
            throw new DeviceException(Kind.TIMEOUT, "the deadline passed: key=" + key + ", " + far);
        }
    }

    @Override
    public void close() {
        told.close();
    }
}
