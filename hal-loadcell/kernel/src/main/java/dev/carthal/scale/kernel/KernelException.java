package dev.carthal.scale.kernel;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.io.IOException;

/// The kernel refused.
public final class KernelException extends IOException {
    private static final long serialVersionUID = 1;

    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int ENXIO = 6;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int ENOTDIR = 20;
    private static final int EINVAL = 22;
    private static final int ENOTTY = 25;

    private final int errno;

    /// Tell what was refused.
    ///
    /// @param what was asked
    /// @param errno why, as the kernel's headers number it
    public KernelException(String what, int errno) {
        super(what + " failed with errno " + errno);
        this.errno = errno;
    }

    /// {@return why, as the kernel's headers number it}
    public int errno() {
        return errno;
    }

    /// {@return the same, of a device that was to be opened}
    ///
    /// @param subject which one, as it is configured
    public DeviceException whileOpening(String subject) {
        Kind kind = switch (errno) {
            case ENOENT, ENOTDIR, ENXIO, ENODEV -> Kind.NOT_FOUND;
            case EPERM, EACCES -> Kind.PERMISSION;
            case EBUSY -> Kind.BUSY;
            case EINVAL, ENOTTY -> Kind.CONFIGURATION;
            default -> Kind.OTHER;
        };
        return new DeviceException(kind, subject + " cannot be opened: " + getMessage(), this);
    }

    /// {@return the same, of a device that was in use}
    ///
    /// @param subject which one, as it is configured
    /// @param otherwise the kind, if the device is still there
    public DeviceException whileInUse(String subject, Kind otherwise) {
        Kind kind = errno == ENODEV || errno == ENXIO ? Kind.LOST : otherwise;
        return new DeviceException(kind, subject + (kind == Kind.LOST ? " is gone: " : ": ") + getMessage(), this);
    }
}
