package dev.carthal.hal.weight;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/// Hold what a scale said at one instant. Immutable. A reading without an indication is a reading too: the
/// scale answered and had no weight to show, and its flags say why.
///
/// This is live weight; what may be sold by is a [LegalWeight].
@ProviderType
public interface Reading {
    /// {@return the number of this reading as its device counts, without holes unless the device lost some}
    long sequence();

    /// {@return when it was received, on the scale of [dev.carthal.hal.Clock#nanos()]}
    long captureNanos();

    /// {@return the weight as it was shown; empty when the device showed none}
    Optional<Indication> indication();

    /// {@return all that the device said about it}
    Set<Flag> flags();

    /// {@return where it comes from}
    Origin origin();

    /// {@return the type approval of the device; empty when it has none}
    Optional<Certificate> certificate();

    /// {@return the bytes that it was read from, a copy; empty where there were none}
    byte[] raw();

    /// {@return whether the device called it stable and nothing speaks against it}
    default boolean usable() {
        return indication().isPresent() && flags().contains(Flag.STABLE) && Flags.noneSpeaksAgainst(flags());
    }

    /// {@return this reading, showing `indication`}
    ///
    /// @param indication the weight as it was shown
    Reading indicating(Indication indication);

    /// {@return this reading with these flags besides its own}
    ///
    /// @param flags what the device said about it
    Reading with(Flag... flags);

    /// {@return this reading from there}
    ///
    /// @param origin where it comes from
    Reading from(Origin origin);

    /// {@return this reading of a device with that approval}
    ///
    /// @param certificate the type approval of the device
    Reading certified(Certificate certificate);

    /// {@return this reading with the bytes that it was read from, which are copied}
    ///
    /// @param raw the bytes that it was read from
    Reading ofBytes(byte[] raw);

    /// {@return a reading that shows nothing yet, without flags, of an indicator}
    ///
    /// @param captureNanos when it was received, on the scale of [dev.carthal.hal.Clock#nanos()]
    /// @param sequence the number of the reading as its device counts
    static Reading of(long sequence, long captureNanos) {
        return PlainReading.of(sequence, captureNanos);
    }
}
