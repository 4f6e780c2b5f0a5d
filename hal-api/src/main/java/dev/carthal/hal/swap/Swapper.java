package dev.carthal.hal.swap;

import dev.carthal.hal.DeviceException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/// Exchange bundles behind slots. A service.
///
/// Swaps of different slots queue; a swap of a slot that is being swapped, or whose new device is still on
/// probation, is refused. Safe for use by any thread.
@ProviderType
public interface Swapper {
    /// Tell what a swap would do, and change nothing.
    ///
    /// @param request what to exchange
    /// @return which slots would be touched, how, and why it would be refused, if it would
    /// @throws DeviceException of kind `NOT_FOUND` if a file cannot be read, `CORRUPT` if it is no bundle
    SwapPlan plan(SwapRequest request) throws DeviceException;

    /// Exchange, watch the new one for as long as the request says, and then keep it or go back.
    ///
    /// It blocks until that is over. An interrupt goes back to the old one first.
    ///
    /// @param request what to exchange
    /// @param listener is told each step before it is taken, on the calling thread
    /// @return how it ended, and why
    /// @throws InterruptedException if the thread was interrupted; the old one is in service again
    SwapResult swap(SwapRequest request, SwapListener listener) throws InterruptedException;

    /// {@return in words, what could not be removed because it is still in use, and goes at the next start}
    List<String> quarantined();
}
