package dev.carthal.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.Signal;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;

/// Whether the collector may have something.
final class Forgotten {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration STEP = Duration.ofMillis(10);

    private Forgotten() {}

    /// @param keeper who lives on, and may be the one that holds it
    static void assertForgotten(KitClock clock, WeakReference<Object> closed, Object keeper)
            throws InterruptedException {
        Deadline deadline = Deadline.after(clock, PATIENCE);
        try (Signal pause = clock.signal("the collector")) {
            do {
                System.gc();
            } while (!closed.refersTo(null) && !deadline.passed() && !pause.await(STEP));
            assertTrue(closed.refersTo(null), "somebody holds what is closed");
        } finally {
            Reference.reachabilityFence(keeper);
        }
    }
}
