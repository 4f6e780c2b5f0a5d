package dev.carthal.scale.counts;

/// Say what is wrong with what was put on a scale, or with what its cells answered.
public final class CalibrationException extends Exception {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    /// What can be wrong.
    public enum Fault {
        /// A converter is at its end.
        SATURATED,
        /// The counts do not come to rest.
        UNSTABLE,
        /// The load changes the counts too little to calibrate by.
        SPAN_TOO_SMALL,
        /// The load lay somewhere else than asked, or at another time.
        WRONG_ORDER,
        /// The cells cannot be told apart, or the load does not weigh the same everywhere.
        INCONSISTENT
    }

    CalibrationException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /// {@return what is wrong}
    public Fault fault() {
        return fault;
    }
}
