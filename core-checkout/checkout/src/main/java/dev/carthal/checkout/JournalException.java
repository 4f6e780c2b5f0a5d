package dev.carthal.checkout;

/// Report that the journal cannot be read or written; the message says why and what to do.
public final class JournalException extends Exception {
    private static final long serialVersionUID = 1;

    /// Report it.
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Report it, where no other exception tells more.
    public JournalException(String message) {
        super(message);
    }
}
