package dev.carthal.conformance;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import java.util.List;

/// A slot without driver, runtime and container, for the tests of a consumer. It is READY, does what the test
/// says, and nothing else.
///
/// It is strict: what the contract forbids throws where it is done, and [#close()] fails for everything that
/// was done wrong, with the stack of who did it. Safe for use by any thread.
public abstract class FakeSlot implements Slot, AutoCloseable {
    final Clock clock;
    final Ledger ledger = new Ledger();
    private volatile FakeStatus status;

    FakeSlot(String name, Clock clock) { // the families are four, and all are here
        this.clock = clock;
        this.status = new FakeStatus(name, SlotState.READY, "", clock.nanos(), 0, 0);
    }

    @Override
    public final String name() {
        return status.slot();
    }

    @Override
    public final SlotStatus status() {
        return status;
    }

    /// Put the slot into a state. Nobody is told, and what it delivers does not change by it.
    ///
    /// @param state the state
    /// @param reason why it is in that state
    public final synchronized void become(SlotState state, String reason) {
        status = new FakeStatus(name(), state, reason, clock.nanos(), status.consumed(), status.gaps());
    }

    final synchronized void count(int consumed, int gaps) {
        FakeStatus now = status;
        status = new FakeStatus(
                now.slot(), now.state(), now.reason(), now.sinceNanos(), now.consumed() + consumed, now.gaps() + gaps);
    }

    /// {@return what of the script was never consumed, in words}
    abstract List<String> unconsumed();

    /// Check that everything was given back, nothing misused, and all that was scripted consumed.
    ///
    /// @throws AssertionError if not; it says what is wrong, and has the stacks
    @Override
    public final void close() {
        Ledger.requireOrder(unconsumed(), ledger.entries());
    }
}
