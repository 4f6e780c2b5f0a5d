package dev.carthal.runtime;

import dev.carthal.hal.Signal;
import java.time.Duration;

/// Where an owner thread rests until there is something for it to do.
///
/// An arrival that nobody takes would hold a player's clock for ever, and a thread that serves its device does
/// not wait here. So each kick leaves a mark, and [#settle()] takes the arrivals of all marked ones.
final class Wake implements AutoCloseable {
    private final Signal signal;
    private volatile boolean kicked;
    /// At first too: who has waited here once is known to come, and a player's clock lets it sleep elsewhere.
    private boolean owes = true;

    Wake(Signal signal) {
        this.signal = signal;
    }

    void kick() {
        signal.raise();
        kicked = true; // after the arrival: it is there whenever the mark is seen
    }

    /// {@return whether there was something to settle, so that the thread should look again what to do}
    boolean settle() throws InterruptedException {
        if (!kicked && !owes) {
            return false;
        }
        kicked = false;
        owes = true; // an interrupted wait has not settled anything
        while (signal.await(Duration.ZERO)) {
            // the next call of await says that this one is handled
        }
        owes = false;
        return true;
    }

    /// {@return whether it was kicked, and did not rest its fill}
    boolean rest(Duration longest) throws InterruptedException {
        owes = signal.await(longest);
        return owes;
    }

    @Override
    public void close() {
        signal.close();
    }
}
