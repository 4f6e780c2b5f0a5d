package dev.carthal.hal.swap;

/// How a swap ended.
///
/// @param outcome in a word
/// @param reason for a person; empty when all went well
public record SwapResult(Outcome outcome, String reason) {
    /// In a word.
    public enum Outcome {
        /// The new one serves, and will after a restart.
        SWAPPED,
        /// The new one was never in service; nothing has changed.
        REFUSED,
        /// The new one was in service, failed, and the old one serves again.
        ROLLED_BACK,
        /// The new one failed, and the old one does not open any more; it is tried again and again.
        LOST
    }
}
