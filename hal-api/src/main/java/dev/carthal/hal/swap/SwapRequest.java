package dev.carthal.hal.swap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/// Name what is to be exchanged for what.
@ProviderType
public interface SwapRequest {
    /// {@return the new bundle}
    Path jar();

    /// {@return native runtimes to be installed first, beside the old ones; removed again if the swap fails}
    List<Path> runtimes();

    /// {@return the only slot to swap; empty for all that a bundle of the same symbolic name fills}
    Optional<String> slot();

    /// {@return how long the new one is on probation, in the cart's time}
    Duration observe();

    /// {@return whether a bundle of the same version as the old one is accepted}
    boolean sameVersion();

    /// {@return a request to swap every slot that a bundle of the same symbolic name fills, and to watch for 30 s}
    ///
    /// @param jar the new bundle
    static SwapRequest of(Path jar) {
        return new PlainSwapRequest(jar, List.of(), Optional.empty(), Duration.ofSeconds(30), false);
    }

    /// {@return this request with those native runtimes}
    ///
    /// @param runtimes in the order of their installation
    SwapRequest with(List<Path> runtimes);

    /// {@return this request for one slot only}
    ///
    /// @param slot its name
    SwapRequest in(String slot);

    /// {@return this request with that time of probation}
    ///
    /// @param observe zero or more, in the cart's time
    /// @throws IllegalArgumentException if it is negative
    SwapRequest observing(Duration observe);

    /// {@return this request, with an equal version accepted: for whoever rebuilds a bundle on the bench}
    SwapRequest allowingSameVersion();
}
