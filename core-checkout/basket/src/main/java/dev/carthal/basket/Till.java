package dev.carthal.basket;

import dev.carthal.basket.Conclusion.Remembered;
import dev.carthal.catalogue.Catalogue;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.JournalEntry;
import dev.carthal.checkout.JournalException;
import dev.carthal.checkout.JournalSession;
import dev.carthal.gs1.Region;
import dev.carthal.hal.Clock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs the reducer against clock and journal, one step at a time on one thread.
final class Till {
    private static final Logger LOG = System.getLogger(Till.class.getName());
    private static final Duration LONG = Duration.ofHours(1);

    private final Clock clock;
    private final Inbox inbox;
    private final Reducer reducer;
    private final Ledger ledger;
    private final Consumer<CheckoutEvent> audience;
    private final Duration retry;
    private final long beganNanos;
    private String lastFault = "";
    private volatile String obstacle = "";

    /// What a till is made of.
    record Setup(
            Catalogue catalogue,
            Region region,
            Rules rules,
            String currency,
            String scale,
            Duration retry,
            int inboxLimit) {
        Setup {
            if (Currency.getAvailableCurrencies().stream()
                    .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
                throw new IllegalArgumentException(
                        "currency must be an ISO 4217 code such as EUR: currency=" + currency);
            }
        }
    }

    private Till(Setup setup, Clock clock, Began began, Ledger ledger, Consumer<CheckoutEvent> audience) {
        this.clock = clock;
        this.retry = setup.retry();
        this.inbox = new Inbox(setup.inboxLimit());
        this.beganNanos = began.nanos();
        this.reducer = new Reducer(new Reducer.Start(
                setup.catalogue(),
                new LabelReader(setup.catalogue(), setup.region(), setup.currency()),
                setup.rules(),
                setup.scale(),
                began.nanos(),
                began.remembered()));
        this.ledger = ledger;
        this.audience = audience;
    }

    private record Began(long nanos, long atMillis, Remembered remembered) {}

    /// Begins with what a session's journal holds, which is nothing for a fresh one.
    ///
    /// @throws JournalException if the journal cannot be read, or not written
    static Till open(Setup setup, Clock clock, JournalSession session, Consumer<CheckoutEvent> audience)
            throws JournalException {
        List<JournalEntry> entries = session.entries();
        long now = clock.nanos();
        Began began = new Began(now, 0, new Remembered(CartState.EMPTY, Optional.empty()));
        if (!entries.isEmpty()) {
            JournalEntry last = entries.getLast();
            long nanos = now - TimeUnit.MILLISECONDS.toNanos(last.atMillis());
            began = new Began(nanos, last.atMillis(), Json.remembered(last.state()));
        }
        Ledger ledger = new Ledger(session, setup.catalogue(), setup.currency(), audience);
        Map<String, ?> body = new TreeMap<>(Map.of("session", session.id(), "resumed", !entries.isEmpty()));
        ledger.begin(began.atMillis(), body, began.remembered());
        return new Till(setup, clock, began, ledger, audience);
    }

    /// Leaves an input; any thread.
    void put(Input input) {
        inbox.put(input);
    }

    Ledger.Shown shown() {
        return ledger.shown();
    }

    String obstacle() {
        return obstacle;
    }

    long beganNanos() {
        return beganNanos;
    }

    /// Does all that can be done at the clock's instant.
    ///
    /// @return how long to wait for more, at the longest
    Duration doWork() {
        return work(clock.nanos());
    }

    /// Does all that there is, as if no input ever came again.
    void finish() {
        work(Long.MAX_VALUE);
    }

    private Duration work(long now) {
        if (!written()) {
            return retry;
        }
        inbox.drainTo(reducer::take);
        while (reducer.dueNanos() < now) {
            step(now);
            if (!written()) {
                return retry;
            }
        }
        long due = reducer.dueNanos();
        if (due == Long.MAX_VALUE) {
            return LONG;
        }
        return Duration.ofNanos(Math.clamp(due - now + 1, 1, LONG.toNanos()));
    }

    /// One input that breaks the reckoning must not end it.
    private void step(long now) {
        try {
            for (Conclusion conclusion : reducer.step(now)) {
                ledger.add(conclusion);
            }
        } catch (RuntimeException fault) {
            if (!fault.toString().equals(lastFault)) {
                lastFault = fault.toString();
                LOG.log(Level.ERROR, "an input could not be reckoned with and is left out", fault);
            }
        }
    }

    private boolean written() {
        try {
            ledger.write();
        } catch (JournalException refused) {
            cannotSell("cannot sell: " + refused.getMessage());
            return false;
        }
        return recovered();
    }

    /// The one event that is not in the journal first, because that is what it tells.
    private void cannotSell(String reason) {
        if (!reason.equals(obstacle)) {
            LOG.log(Level.ERROR, reason);
            obstacle = reason;
            audience.accept(new CheckoutEvent.Obstacle(atMillis(), reason));
        }
    }

    private boolean recovered() {
        String was = obstacle;
        String is = reducer.obstacle();
        if (was.equals(is)) {
            return true;
        }
        obstacle = is;
        if (!was.startsWith("cannot sell: ")) {
            return true;
        }
        LOG.log(Level.INFO, "the journal can be written again");
        ledger.add(new Conclusion(
                new CheckoutEvent.Obstacle(atMillis(), is),
                new TreeMap<>(Map.of("was", was, "inputsLost", inbox.takeDropped())),
                reducer.remembered()));
        return written();
    }

    private long atMillis() {
        return Math.floorDiv(clock.nanos() - beganNanos, 1_000_000);
    }
}
