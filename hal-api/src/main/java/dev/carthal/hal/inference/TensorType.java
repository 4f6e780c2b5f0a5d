package dev.carthal.hal.inference;

/// Name the types of tensor elements. Closed for a major version.
public enum TensorType {
    /// IEEE 754 binary32.
    FLOAT32(4),
    /// IEEE 754 binary16.
    FLOAT16(2),
    /// Unsigned byte.
    UINT8(1),
    /// Signed byte.
    INT8(1),
    /// Signed 32-bit integer.
    INT32(4),
    /// Signed 64-bit integer.
    INT64(8);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /// {@return the size of one element in bytes}
    public int bytes() {
        return bytes;
    }
}
