package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;

/// The files of a model package.
interface PackageFiles {
    /// {@return the content of `path`}
    ///
    /// @throws DeviceException of kind `CORRUPT` if there is no such file
    byte[] read(String path) throws DeviceException;
}
