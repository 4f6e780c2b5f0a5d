package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.inference.Invocation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Run a model on its callers' threads, bounded and measured. Nothing is allocated for a run.
final class Runs {
    private final SlotParts parts;
    private final AtomicLong lastBegan = new AtomicLong(Long.MIN_VALUE);
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private volatile @Nullable Hold current;
    private volatile long graceNanos;

    Runs(SlotParts parts) {
        this.parts = parts;
    }

    void begin(Hold hold, Duration grace) {
        graceNanos = grace.toNanos();
        broken.set(null);
        current = hold;
    }

    void end() {
        current = null;
    }

    /// {@return what made the session useless, once; null while it can be used}
    @Nullable
    Throwable takeBroken() {
        return broken.getAndSet(null);
    }

    CallGuard guard(Hold hold) {
        return new CallGuard(parts.clock(), parts.house().machine(), _ -> stuck(hold));
    }

    void run(Hold hold, Invocation invocation, Duration timeout, CallGuard guard) throws DeviceException {
        long began = parts.clock().nanos();
        long start = parts.house().machine().getAsLong();
        long timeoutNanos = timeout.toNanos();
        Throwable fault = null;
        // An engine cannot be interrupted: Java has no hold on its native code.
        guard.begin("run", false, timeoutNanos + graceNanos);
        try {
            invocation.run(timeout);
        } catch (DeviceException | RuntimeException | Error e) {
            fault = e;
        } finally {
            guard.end();
        }
        boolean overdue = guard.takeOverdue();
        measure(began, parts.house().machine().getAsLong() - start);
        if (fault != null) {
            throw failed(hold, fault);
        }
        long tookNanos = parts.clock().nanos() - began;
        if (overdue || tookNanos > timeoutNanos) {
            throw failed(hold, late(tookNanos, timeoutNanos));
        }
        if (hold.equals(current)) {
            parts.health().good();
        }
    }

    private void measure(long began, long tookNanos) {
        Statistics statistics = parts.standing().statistics;
        statistics.consumed.incrementAndGet();
        statistics.worked(tookNanos);
        long before = lastBegan.getAndSet(began);
        if (before != Long.MIN_VALUE) {
            statistics.came(began - before);
        }
    }

    private static DeviceException late(long tookNanos, long timeoutNanos) {
        return new DeviceException(
                Kind.TIMEOUT, "a run took " + tookNanos / 1_000_000 + " ms, longer than " + timeoutNanos / 1_000_000);
    }

    private DeviceException failed(Hold hold, Throwable fault) {
        parts.faults().report("run", fault);
        if (fault instanceof DeviceException device && Verdict.losesOneItem(device)) {
            if (hold.equals(current)) {
                parts.health().bad(FaultLog.text(device));
            }
            return device;
        }
        isBroken(hold, fault);
        return fault instanceof DeviceException device
                ? device
                : new DeviceException(Kind.OTHER, "the driver failed: " + FaultLog.text(fault), fault);
    }

    private void stuck(Hold hold) {
        if (hold.equals(current)) {
            Overdue overdue = new Overdue("a run of " + hold.loaded.model().name()
                    + " does not return; its thread is abandoned, and the model is loaded again beside it");
            parts.standing().move(SlotState.FAULT, FaultLog.text(overdue));
            isBroken(hold, overdue);
        }
    }

    private void isBroken(Hold hold, Throwable fault) {
        if (hold.equals(current)) {
            broken.compareAndSet(null, fault);
            parts.wake().kick();
        }
    }
}
