package dev.carthal.hal.weight;

import java.util.Optional;

/// Hold a weight that may be sold by: a stable, in-range reading of a device with a type approval. There is no
/// other way to make one.
public final class LegalWeight {
    private final Indication indication;
    private final Certificate certificate;

    private LegalWeight(Indication indication, Certificate certificate) {
        this.indication = indication;
        this.certificate = certificate;
    }

    /// {@return the legal weight of `reading`; empty when the reading is not stable, not in range, shows more
    /// digits than the verified ones, or comes from a device without approval}
    ///
    /// @param reading what a scale said
    public static Optional<LegalWeight> of(Reading reading) {
        if (!reading.usable() || reading.flags().contains(Flag.HIGH_RESOLUTION)) {
            return Optional.empty();
        }
        return reading.indication()
                .flatMap(shown -> reading.certificate().map(approval -> new LegalWeight(shown, approval)));
    }

    /// {@return the weight as it was shown}
    public Indication indication() {
        return indication;
    }

    /// {@return the approval under which it was weighed}
    public Certificate certificate() {
        return certificate;
    }

    /// {@return the weight in whole milligrams}
    public long milligrams() {
        return indication.milligrams();
    }

    @Override
    public String toString() {
        return indication + " under " + certificate.authority() + " " + certificate.number();
    }
}
