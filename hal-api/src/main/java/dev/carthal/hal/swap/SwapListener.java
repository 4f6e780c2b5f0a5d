package dev.carthal.hal.swap;

import org.osgi.annotation.versioning.ConsumerType;

/// Learn how swaps go on. Register it as a service to follow all of them. Called by the thread that swaps, which
/// waits meanwhile.
@ConsumerType
public interface SwapListener {
    /// Take note of a step, before it is taken.
    ///
    /// @param step which
    void step(SwapStep step);

    /// Take note of the end of a swap.
    ///
    /// @param request what was asked
    /// @param result how it ended
    default void ended(SwapRequest request, SwapResult result) {}
}
