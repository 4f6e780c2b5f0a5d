package dev.carthal.hal.weight;

import dev.carthal.hal.DeviceException;

/// Report that a scale did not do what its key is for. It weighs as it did before.
public final class KeyRefusedException extends DeviceException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /// Name why. Closed for a major version; what fits nowhere is [#OTHER].
    public enum Reason {
        /// It did not come to rest in time.
        MOTION,
        /// What lies there is too far from zero, below zero, or more than the scale can weigh.
        OUT_OF_RANGE,
        /// Anything else; the message says what, where the scale says it.
        OTHER
    }

    /// Report it.
    ///
    /// @param reason why, as far as the scale says
    /// @param message what happened, with the value and what was expected
    public KeyRefusedException(Reason reason, String message) {
        super(Kind.OTHER, message);
        this.reason = reason;
    }

    /// {@return why, as far as the scale says}
    public Reason reason() {
        return reason;
    }
}
