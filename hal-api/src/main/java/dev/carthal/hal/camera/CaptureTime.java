package dev.carthal.hal.camera;

/// Name what the capture time of a frame was read from. Closed for a major version.
public enum CaptureTime {
    /// The device or kernel stamped it, at the start or the end of the exposure.
    DEVICE,
    /// A presentation time in the stream or file, mapped onto the cart's clock.
    STREAM,
    /// The moment at which the driver received it.
    ARRIVAL
}
