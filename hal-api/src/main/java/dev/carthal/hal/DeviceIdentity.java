package dev.carthal.hal;

/// Name a physical device by where and what it is, not by a name that the kernel made up for this boot.
///
/// @param kind what names it: `path` (a resolved device or file path), `usb` (topology path and serial number),
///     `url`, ...
/// @param name the name within its kind
public record DeviceIdentity(String kind, String name) {
    /// The identity of what cannot be told before it is opened; slots with it are not compared.
    public static final DeviceIdentity UNKNOWN = new DeviceIdentity("", "");

    /// {@return whether both are known and mean the same device}
    ///
    /// @param other the identity of another slot's device
    public boolean clashesWith(DeviceIdentity other) {
        return !equals(UNKNOWN) && equals(other);
    }
}
