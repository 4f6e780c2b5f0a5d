package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.StreamingDevice;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Pull a device's stream and pass it on.
final class StreamWork<T, D extends StreamingDevice<T>> implements Work<D> {
    /// Short, so that a turn or a stop is seen soon even by a driver that does not mind interrupts.
    private static final Duration PULL = Duration.ofMillis(250);

    private static final int LONGEST_PAUSE_SHIFT = 8;

    private final SlotParts parts;
    private final Outlet<T> outlet;
    private final ToLongFunction<T> captureNanos;
    private final Predicate<T> valid;
    private final Clock clock;

    private @Nullable D device;
    private Pace pace = Pace.NONE;
    private long boundNanos = PULL.toNanos();
    private long heardNanos;
    private int faultsInARow;
    private Attempt attempt = Attempt.UNWATCHED;
    private boolean expectsFirst;
    // These outlive the device: a gap spans two of them.
    private boolean hasLast;
    private long lastCaptureNanos;
    private @Nullable String gapReason;

    /// @param valid tells an item by which a device shows that it works
    StreamWork(SlotParts parts, Outlet<T> outlet, ToLongFunction<T> captureNanos, Predicate<T> valid) {
        this.parts = parts;
        this.outlet = outlet;
        this.captureNanos = captureNanos;
        this.valid = valid;
        this.clock = parts.clock();
    }

    @Override
    public void opened(D opened, Fitting<D> fitting) {
        device = opened;
        pace = fitting.settings().pace();
        boundNanos = PULL.plus(pace.grace()).toNanos();
        heardNanos = clock.nanos();
        faultsInARow = 0;
        attempt = fitting.attempt();
        expectsFirst = !pace.silence().isZero();
        parts.health().unknown();
        if (!expectsFirst) {
            parts.health().good();
            attempt.delivered();
        } else if (!serves(parts.standing().state())) {
            parts.standing().move(SlotState.STARTING, "open; nothing delivered yet");
        }
    }

    private static boolean serves(SlotState state) {
        return state == SlotState.SWAPPING || state == SlotState.READY || state == SlotState.DEGRADED;
    }

    @Override
    public void step() throws DeviceException, Ended, InterruptedException {
        try {
            switch (pull()) {
                case Next.Item<T>(T item) -> arrived(item);
                case Next.Missing<T>(Gap gap) -> interrupted(gap);
                case Next.Silence<T>() -> silent();
                case Next.End<T>(String reason) -> {
                    outlet.end(reason);
                    throw new Ended(reason);
                }
            }
        } catch (DeviceException e) {
            if (!Verdict.losesOneItem(e)) {
                throw e;
            }
            lostOne(e);
        }
    }

    private Next<T> pull() throws DeviceException, InterruptedException {
        D open = device;
        if (open == null) {
            throw new IllegalStateException("no device is open in " + parts.slot());
        }
        parts.guard().begin("next", true, boundNanos);
        try {
            return open.next(PULL);
        } finally {
            parts.guard().end();
        }
    }

    private void arrived(T item) {
        long capture = captureNanos.applyAsLong(item);
        if (gapReason != null) {
            bridge(gapReason, capture);
        }
        Statistics statistics = parts.standing().statistics;
        statistics.consumed.incrementAndGet();
        heardNanos = clock.nanos();
        statistics.worked(heardNanos - capture);
        if (hasLast) {
            statistics.came(capture - lastCaptureNanos);
        }
        hasLast = true;
        lastCaptureNanos = capture;
        faultsInARow = 0;
        parts.health().good();
        if (expectsFirst && valid.test(item)) {
            expectsFirst = false;
            attempt.delivered();
        }
        outlet.publish(item);
    }

    private void bridge(String reason, long capture) {
        gapReason = null;
        if (hasLast) {
            missing(new Gap(parts.slot(), Math.min(lastCaptureNanos, capture), capture, reason));
        }
    }

    /// Where the slot itself was away, what the device tells of the same time makes no second gap.
    private void interrupted(Gap gap) {
        if (gapReason == null || !hasLast) {
            missing(gap);
        } else {
            gapReason += "; " + gap.reason();
        }
    }

    private void missing(Gap gap) {
        parts.standing().gap(gap);
        outlet.missing(gap);
    }

    private void silent() throws DeviceException {
        if (pace.silence().isZero()) {
            return;
        }
        long quiet = clock.nanos() - heardNanos;
        if (quiet >= pace.lost().toNanos()) {
            throw new DeviceException(
                    Kind.LOST, "silent for slot.lost.ms=" + pace.lost().toMillis());
        }
        if (quiet >= pace.silence().toNanos()) {
            parts.health().silent("silent for slot.silence.ms=" + pace.silence().toMillis());
        }
    }

    /// Go on after a fault that is about one item. A device that does nothing but fail is as good as lost, and
    /// must not spin meanwhile.
    private void lostOne(DeviceException fault) throws DeviceException, InterruptedException {
        parts.faults().report("next", fault);
        gapReason = FaultLog.text(fault);
        if (faultsInARow++ == 0) {
            parts.health().bad(gapReason);
            return;
        }
        if (clock.nanos() - heardNanos >= pace.lost().toNanos()) {
            throw new DeviceException(
                    Kind.LOST,
                    "nothing but faults for slot.lost.ms=" + pace.lost().toMillis() + ", last: " + gapReason,
                    fault);
        }
        parts.wake().rest(Duration.ofMillis(1L << Math.min(faultsInARow, LONGEST_PAUSE_SHIFT)));
    }

    @Override
    public boolean release(String why) throws InterruptedException {
        gapReason = why;
        outlet.drain(pace.grace());
        device = null;
        return true;
    }

    @Override
    public String replaced() throws InterruptedException {
        outlet.drain(pace.grace()); // the new device has published nothing yet
        return "";
    }
}
