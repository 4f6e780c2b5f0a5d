package dev.carthal.conformance;

import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keep what slots tell, so that a test can wait for it. Register it as a service before the slots are there.
public final class SlotDiary implements SlotListener {
    private static final long PATIENCE_MS = 60_000;

    private final BlockingQueue<SlotStatus> changes = new LinkedBlockingQueue<>();

    /// Begin with an empty one.
    public SlotDiary() {}

    @Override
    public void changed(SlotStatus status) {
        changes.add(status);
    }

    /// Wait, a minute of real time at the most, until the slot comes into that state; what was told before, and
    /// what other slots do meanwhile, is forgotten.
    ///
    /// @param slot its name
    /// @param state the state
    /// @return the slot after that change
    /// @throws InterruptedException if the calling thread is interrupted
    /// @throws AssertionError if it does not; with the last that was heard of the slot
    public SlotStatus await(String slot, SlotState state) throws InterruptedException {
        @Nullable SlotStatus last = null;
        while (true) {
            SlotStatus change = changes.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
            if (change == null) {
                throw new AssertionError(slot + " does not become " + state + ", last: " + last);
            }
            if (change.slot().equals(slot)) {
                last = change;
                if (change.state() == state) {
                    return change;
                }
            }
        }
    }
}
