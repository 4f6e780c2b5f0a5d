package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import dev.carthal.launcher.LaunchException.Fault;

/// Make the one-line reports that end a command.
final class Failed {
    private Failed() {}

    static LaunchException user(String message) {
        return new LaunchException(Fault.USER, message);
    }

    static LaunchException user(String message, Throwable cause) {
        return new LaunchException(Fault.USER, message, cause);
    }

    static LaunchException ours(String message) {
        return new LaunchException(Fault.OURS, message);
    }

    static LaunchException ours(String message, Throwable cause) {
        return new LaunchException(Fault.OURS, message, cause);
    }
}
