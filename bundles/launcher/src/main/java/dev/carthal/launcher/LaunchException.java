package dev.carthal.launcher;

/// Report in one line what keeps a cart from starting: the value, what was expected, and what to do.
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    /// Say who can put it right.
    public enum Fault {
        /// Whoever gave the command, its arguments or its files.
        USER,
        /// Whoever made CartHAL or the image.
        OURS
    }

    /// Report it.
    public LaunchException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /// Report it, where another exception tells more.
    public LaunchException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /// {@return who can put it right}
    public Fault fault() {
        return fault;
    }

    static LaunchException user(String message) {
        return new LaunchException(Fault.USER, message);
    }

    static LaunchException ours(String message) {
        return new LaunchException(Fault.OURS, message);
    }

    static LaunchException ours(String message, Throwable cause) {
        return new LaunchException(Fault.OURS, message, cause);
    }
}
