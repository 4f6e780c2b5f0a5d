package dev.carthal.runtime;

/// The stream is over. It is no fault; it only has to reach the keeper from the depth of a step.
final class Ended extends Exception {
    private static final long serialVersionUID = 1;

    final String reason;

    Ended(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }
}
