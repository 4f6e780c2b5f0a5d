package dev.carthal.kernel;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.io.IOException;
import java.util.Map;

/// The kernel refused.
public final class KernelException extends IOException {
    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int ENXIO = 6;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int EBUSY = 16;
    static final int ENODEV = 19;
    static final int ENOTDIR = 20;
    static final int EINVAL = 22;
    static final int ENOTTY = 25;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(EPERM, "EPERM"),
            Map.entry(ENOENT, "ENOENT"),
            Map.entry(EINTR, "EINTR"),
            Map.entry(EIO, "EIO"),
            Map.entry(ENXIO, "ENXIO"),
            Map.entry(EAGAIN, "EAGAIN"),
            Map.entry(EACCES, "EACCES"),
            Map.entry(EBUSY, "EBUSY"),
            Map.entry(ENODEV, "ENODEV"),
            Map.entry(ENOTDIR, "ENOTDIR"),
            Map.entry(EINVAL, "EINVAL"),
            Map.entry(ENOTTY, "ENOTTY"),
            Map.entry(24, "EMFILE"),
            Map.entry(71, "EPROTO"),
            Map.entry(110, "ETIMEDOUT"),
            Map.entry(121, "EREMOTEIO"));

    private static final long serialVersionUID = 1;

    private final int errno;

    /// Tell what was refused.
    ///
    /// @param what was asked
    /// @param errno why, as the kernel's headers number it
    public KernelException(String what, int errno) {
        super(what + " failed with " + NAMES.getOrDefault(errno, "errno") + " (" + errno + ")");
        this.errno = errno;
    }

    static KernelException gone(String what) {
        return new KernelException(what, ENODEV);
    }

    /// {@return why, as the kernel's headers number it}
    public int errno() {
        return errno;
    }

    /// {@return whether the device is not there any more}
    public boolean isGone() {
        return errno == ENODEV || errno == ENXIO;
    }

    /// {@return the same, of a device that was to be opened}
    ///
    /// @param subject which one, as it is configured
    public DeviceException whileOpening(String subject) {
        Kind kind = switch (errno) {
            case ENOENT, ENOTDIR, ENXIO, ENODEV -> Kind.NOT_FOUND;
            case EPERM, EACCES -> Kind.PERMISSION;
            case EBUSY, EAGAIN -> Kind.BUSY;
            case EINVAL -> Kind.CONFIGURATION;
            case ENOTTY -> Kind.UNSUPPORTED;
            default -> Kind.OTHER;
        };
        String advice = switch (kind) {
            case NOT_FOUND -> "; is it plugged in?";
            case PERMISSION -> "; a rule of udev gives it to the user's group";
            case BUSY -> "; somebody else has it";
            case UNSUPPORTED -> "; it is another kind of device";
            default -> "";
        };
        return new DeviceException(kind, subject + " cannot be opened: " + getMessage() + advice, this);
    }

    /// {@return the same, of a device that was in use}
    ///
    /// @param subject which one, as it is configured
    /// @param otherwise the kind, if the device is still there
    public DeviceException whileInUse(String subject, Kind otherwise) {
        Kind kind = isGone() ? Kind.LOST : otherwise;
        return new DeviceException(kind, subject + (isGone() ? " is gone: " : ": ") + getMessage(), this);
    }
}
