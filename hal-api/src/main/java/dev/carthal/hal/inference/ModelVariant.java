package dev.carthal.hal.inference;

import dev.carthal.hal.DeviceException;
import org.osgi.annotation.versioning.ProviderType;

/// Describe one file of a model package.
@ProviderType
public interface ModelVariant {
    /// {@return its name in the package, such as `onnx-fp32`}
    String id();

    /// {@return the engine that it was made for, such as `onnx`}
    String engine();

    /// {@return the SHA-256 of its content that the manifest states, in lower-case hexadecimal}
    String sha256();

    /// Read the file.
    ///
    /// @return a fresh copy of its bytes, which have the stated digest
    /// @throws DeviceException of kind `CORRUPT` if it is missing or has another digest
    byte[] content() throws DeviceException;
}
