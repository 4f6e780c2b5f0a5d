package dev.carthal.hal.swap;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/// Say what a swap would touch: its blast radius.
@ProviderType
public interface SwapPlan {
    /// {@return the symbolic name of the new bundle}
    String bundle();

    /// {@return the version that serves now; empty when none of that symbolic name does}
    String from();

    /// {@return the version of the new bundle}
    String to();

    /// {@return how it would be exchanged}
    SwapKind kind();

    /// {@return the slots that would be swapped, in that order}
    List<String> slots();

    /// {@return who pulls from those slots or claims from them: slot, colon, name}
    List<String> consumers();

    /// {@return the services of the old bundle, which go away with it, by the names of their types}
    List<String> services();

    /// {@return the packages that other bundles import from the old bundle, and would have to be wired anew}
    List<String> rewired();

    /// {@return the bytes on the disk of what is there twice while old and new overlap}
    long overlapBytes();

    /// {@return why the swap would be refused; empty when it would be tried}
    Optional<String> refusal();
}
