package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Follow one attempt, in the cart's time, so that a replay waits for whoever decides about it.
final class Watched implements Attempt {
    private final Clock clock;
    private final Signal news;
    private final boolean mayEnd;
    private volatile boolean trial = true;
    private volatile boolean opened;
    private volatile boolean delivered;
    private volatile boolean replaced;
    private volatile String failure = "";
    private volatile String kept = "";

    /// @param mayEnd whether a stream that is over before anything came is as good as what was there before
    Watched(Clock clock, Signal news, boolean mayEnd) {
        this.clock = clock;
        this.news = news;
        this.mayEnd = mayEnd;
    }

    @Override
    public boolean onTrial() {
        return trial;
    }

    @Override
    public void opened() {
        opened = true;
        news.raise();
    }

    @Override
    public void delivered() {
        trial = false;
        delivered = true;
        news.raise();
    }

    @Override
    public void ended(String reason) {
        if (mayEnd) {
            delivered();
        } else if (!delivered) {
            failed("it ends at once: " + reason);
        }
    }

    @Override
    public void failed(String reason) {
        failure = reason;
        news.raise();
    }

    @Override
    public void replaced(String why) {
        kept = why;
        replaced = true;
        news.raise();
    }

    /// {@return why the device cannot be used; empty while it can}
    String failure() {
        return failure;
    }

    /// {@return why the device before it could not be closed; empty when it is}
    String kept() {
        return kept;
    }

    boolean isOpen() {
        return opened || delivered;
    }

    boolean isDelivered() {
        return delivered;
    }

    boolean isReplaced() {
        return replaced;
    }

    /// {@return whether `done` became true before it failed and before `longest` passed}
    boolean await(BooleanSupplier done, Duration longest) throws InterruptedException {
        Deadline deadline = clock.after(longest);
        while (!done.getAsBoolean() && failure.isEmpty() && !deadline.passed()) {
            news.await(Duration.ofNanos(deadline.remainingNanos()));
        }
        return done.getAsBoolean() && failure.isEmpty();
    }
}
