package dev.carthal.hal;

import java.util.Objects;

/// Report what hardware, or the library that speaks to it, has done to us. What the caller did wrong is an
/// unchecked exception instead. The message names the value and what was expected; it becomes the slot's reason
/// as it stands.
public class DeviceException extends Exception {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /// Name what a device can do to us. Closed for a major version; what fits nowhere is [#OTHER].
    public enum Kind {
        /// The configuration is not one that this driver can use; opening again without a change is pointless.
        CONFIGURATION,
        /// There is no such port, file, address or device.
        NOT_FOUND,
        /// It is there and this process may not use it.
        PERMISSION,
        /// It is there and somebody else uses it.
        BUSY,
        /// The library or accelerator that the driver needs is not on this machine.
        ABSENT,
        /// It was there and is gone: unplugged, powered off, connection closed.
        LOST,
        /// It did not answer in time.
        TIMEOUT,
        /// It answered what its protocol does not allow.
        PROTOCOL,
        /// The data is damaged: a torn file, a wrong digest, a picture that cannot be decoded.
        CORRUPT,
        /// It cannot do what was asked, ever.
        UNSUPPORTED,
        /// Anything else; the message says what.
        OTHER
    }

    /// Report a fault.
    ///
    /// @param message what happened, with the value and what was expected
    /// @param kind what kind of fault it is
    public DeviceException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /// Report a fault that another exception tells more about.
    ///
    /// @param message what happened, with the value and what was expected
    /// @param kind what kind of fault it is
    /// @param cause what tells more
    public DeviceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// {@return what happened, with the value and what was expected}
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage()); // both constructors have it
    }

    /// {@return what kind of fault it is}
    public Kind kind() {
        return kind;
    }
}
