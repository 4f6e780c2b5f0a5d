package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Device;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Driver;
import dev.carthal.hal.Sharing;
import dev.carthal.hal.SlotState;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keep one device open, whatever becomes of it: the state machine of a slot. One thread at a time steps it
/// with [#doWork()]; everything else may be called by any thread.
final class Keeper<D extends Device> {
    /// Longer than any cart lives, and short enough to be added to any time.
    static final Duration FOREVER = Duration.ofDays(36_500);

    private static final long NEVER = Long.MAX_VALUE;

    private final SlotParts parts;
    private final Work<D> work;
    private final Runnable tried;
    private final Clock clock;
    private final ReentrantLock turning = new ReentrantLock();
    private final Condition turned = turning.newCondition();

    private volatile Target<D> target = new Target.Nothing<>("", "not looked at yet");
    private volatile boolean stopping;

    // Of the stepping thread; `current` is read by those who wait for a turn, and by those who make one necessary.
    private volatile Target<D> current = target;
    private @Nullable D device;
    private final Backoff backoff = new Backoff(new Backoff.Range(Duration.ofMillis(500), Duration.ofSeconds(30)));
    private long openAtNanos = NEVER;
    private long openedAtNanos;
    private long closedAtNanos = -FOREVER.toNanos();

    Keeper(SlotParts parts, Work<D> work) {
        this(parts, work, () -> {});
    }

    /// @param tried is told after each opening, once the slot's state says what became of it
    Keeper(SlotParts parts, Work<D> work, Runnable tried) {
        this.parts = parts;
        this.work = work;
        this.tried = tried;
        this.clock = parts.clock();
    }

    /// Turn to another target; returns at once.
    void aim(Target<D> wanted) {
        target = wanted;
        parts.wake().kick();
        // The thread may have turned already, and then it is the opening of `wanted` that runs.
        parts.guard().hurry(() -> !current.equals(wanted));
    }

    void stop() {
        stopping = true;
        parts.wake().kick();
        parts.guard().hurry(() -> true);
    }

    /// Wait, in the machine's time, until `wanted` or something newer is what the slot has become: a driver's
    /// bundle that stops waits here until its device is closed.
    boolean awaitTurn(Target<D> wanted, Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        turning.lock();
        try {
            while (!current.equals(wanted) && target.equals(wanted) && left > 0) {
                left = turned.awaitNanos(left);
            }
            return left > 0;
        } finally {
            turning.unlock();
        }
    }

    /// Do one step: turn, open, serve, or rest.
    ///
    /// @return whether there will ever be more to do
    boolean doWork() throws InterruptedException {
        do {
            work.tidy();
            if (stopping) {
                close(Members.REMOVED);
                parts.house().claims().release(parts.slot());
                become(target);
                return false;
            }
            if (change()) {
                return true;
            }
            // Only now is all handled that this thread was woken for; until then a player's clock waits.
        } while (parts.wake().settle());
        if (device != null) {
            serve();
        } else {
            rest();
        }
        return true;
    }

    /// {@return whether something was to be done, and is}
    private boolean change() throws InterruptedException {
        Target<D> wanted = target;
        if (!wanted.equals(current)) {
            turnTo(wanted);
            return true;
        }
        Fitting<D> fitting = current.fitting();
        if (device == null && openAtNanos <= clock.nanos() && fitting != null) {
            open(fitting);
            return true;
        }
        return false;
    }

    private void rest() throws InterruptedException {
        boolean waits = openAtNanos != NEVER;
        boolean kicked = parts.wake().rest(waits ? until(openAtNanos) : FOREVER);
        if (waits && !kicked) {
            openAtNanos = clock.nanos(); // before a replay begins, its clock lets waits end and stands still
        }
    }

    /// Time goes on between two looks at the clock, and a wait has no negative length.
    private Duration until(long nanos) {
        return Duration.ofNanos(Math.max(0, nanos - clock.nanos()));
    }

    private void turnTo(Target<D> wanted) throws InterruptedException {
        switch (wanted) {
            case Target.Nothing<D> nothing -> turnAway(nothing.driver(), SlotState.EMPTY, nothing.reason());
            case Target.Senseless<D> senseless -> turnAway(senseless.driver(), SlotState.FAULT, senseless.reason());
            case Target.Away<D> away -> makeWay(away.reason());
            case Target.Filled<D> filled -> turnToward(filled.fitting());
            case Target.Beside<D> beside -> handOver(beside.prepared());
        }
        become(wanted);
    }

    private void turnAway(String driver, SlotState state, String reason) throws InterruptedException {
        work.refuse(state == SlotState.EMPTY ? Kind.NOT_FOUND : Kind.CONFIGURATION, reason);
        close(reason);
        parts.house().claims().release(parts.slot());
        parts.standing().fitted(new Standing.Fitted(driver, ""));
        parts.standing().move(state, reason);
        openAtNanos = NEVER;
    }

    private void makeWay(String reason) throws InterruptedException {
        parts.standing().move(SlotState.SWAPPING, reason);
        work.expect();
        close(reason);
        parts.house().claims().release(parts.slot());
        openAtNanos = NEVER;
    }

    private void turnToward(Fitting<D> fitting) throws InterruptedException {
        String driver = fitting.settings().driver();
        String reason = "opening with driver " + driver + " " + fitting.version();
        boolean swaps = device != null || parts.standing().state() == SlotState.SWAPPING;
        parts.standing().move(swaps ? SlotState.SWAPPING : SlotState.STARTING, reason);
        work.expect();
        Pace pace = fitting.settings().pace();
        close(reason);
        parts.house().claims().release(parts.slot());
        parts.standing().fitted(new Standing.Fitted(driver, fitting.version()));
        backoff.reset(pace.backoff());
        openAtNanos = settled(pace, clock.nanos());
    }

    /// The new device serves before the old one is let go.
    private void handOver(Prepared<D> prepared) throws InterruptedException {
        if (!prepared.take()) {
            return;
        }
        Fitting<D> fitting = prepared.fitting();
        D before = device;
        parts.standing().fitted(new Standing.Fitted(fitting.settings().driver(), fitting.version()));
        backoff.reset(fitting.settings().pace().backoff());
        openAtNanos = clock.nanos();
        openedAtNanos = openAtNanos;
        device = prepared.device();
        work.opened(prepared.device(), fitting);
        fitting.attempt().opened();
        String kept = before == null ? "" : work.replaced();
        if (before != null && kept.isEmpty()) {
            Closing.of(before, parts);
        }
        fitting.attempt().replaced(kept);
        tried.run();
    }

    private void become(Target<D> wanted) {
        turning.lock();
        try {
            current = wanted;
            turned.signalAll();
        } finally {
            turning.unlock();
        }
    }

    private void open(Fitting<D> fitting) throws InterruptedException {
        Pace pace = fitting.settings().pace();
        Throwable fault = null;
        parts.guard().begin("open", true, pace.open().plus(pace.grace()).toNanos());
        try {
            device = openWithin(fitting, pace.open());
        } catch (DeviceException | RuntimeException | Error | InterruptedException e) {
            fault = e;
        } finally {
            parts.guard().end();
        }
        openedAtNanos = clock.nanos();
        if (parts.guard().takeOverdue()) {
            failed(
                    "open",
                    new Overdue("open returned long after slot.open.ms="
                            + pace.open().toMillis()));
        } else if (fault instanceof InterruptedException interrupted) {
            throw interrupted;
        } else if (fault != null) {
            failed("open", fault);
        } else if (device != null) {
            fitting.attempt().opened();
            work.opened(device, fitting);
        }
        tried.run();
    }

    private D openWithin(Fitting<D> fitting, Duration timeout) throws DeviceException, InterruptedException {
        Driver driver = fitting.driver().get();
        if (driver.sharing() == Sharing.EXCLUSIVE) {
            parts.house()
                    .claims()
                    .claim(parts.slot(), driver.identify(fitting.settings().config()), driver);
        }
        DeviceContext context = DeviceContext.of(fitting.settings().config(), clock.after(timeout));
        return Objects.requireNonNull(fitting.opener().open(driver, context), "the driver opened nothing");
    }

    private void serve() throws InterruptedException {
        Throwable fault = null;
        try {
            work.step();
        } catch (Ended e) {
            parts.standing().move(SlotState.ENDED, e.reason);
            close(e.reason);
            openAtNanos = NEVER;
            attempt().ended(e.reason);
            return;
        } catch (DeviceException | RuntimeException | Error | InterruptedException e) {
            fault = e;
        }
        if (parts.guard().takeOverdue()) {
            failed("next", new Overdue("next returned long after its time; opening again"));
        } else if (fault instanceof InterruptedException interrupted) {
            throw interrupted;
        } else if (fault != null) {
            failed("next", fault);
        }
    }

    private void failed(String doing, Throwable fault) throws InterruptedException {
        parts.faults().report(doing, fault);
        String reason = FaultLog.text(fault);
        Attempt attempt = attempt();
        if (attempt.onTrial()) {
            // The slot stays SWAPPING: whoever follows the attempt says what comes next.
            close(reason);
            openAtNanos = NEVER;
            attempt.failed(reason);
            return;
        }
        parts.standing().move(Verdict.state(fault), reason);
        work.refuse(fault instanceof DeviceException known ? known.kind() : Kind.OTHER, reason);
        boolean lasted = device != null && clock.nanos() - openedAtNanos > backoff.pauseNanos();
        close(reason);
        if (lasted) {
            backoff.reset();
        }
        openAtNanos = Verdict.worthAnotherTry(fault) ? retryNanos(Verdict.unplugged(fault)) : NEVER;
        attempt.failed(reason);
    }

    /// To look for what is unplugged costs next to nothing, and whoever plugs it in waits for it.
    private long retryNanos(boolean unplugged) {
        if (unplugged) {
            backoff.reset();
        }
        Fitting<D> fitting = current.fitting();
        long nanos = clock.nanos() + backoff.nextNanos();
        return fitting == null ? nanos : settled(fitting.settings().pace(), nanos);
    }

    /// {@return `nanos`, but not before the hardware has come to rest}
    private long settled(Pace pace, long nanos) {
        return Math.max(nanos, closedAtNanos + pace.settle().toNanos());
    }

    private Attempt attempt() {
        Fitting<D> fitting = current.fitting();
        return fitting == null ? Attempt.UNWATCHED : fitting.attempt();
    }

    private void close(String why) throws InterruptedException {
        D closing = device;
        if (closing == null) {
            return;
        }
        boolean mayClose = work.release(why);
        device = null;
        if (mayClose) {
            Closing.of(closing, parts);
        }
        closedAtNanos = clock.nanos();
    }
}
