package dev.carthal.line;

/// Takes what was no frame.
public interface Refusals {
    /// Bytes that the rules of the line do not allow, or that report an error of the device. They are the
    /// caller's and change after the call.
    void refused(byte[] frame, int length, String reason);
}
