package dev.carthal.hal.camera;

/// Name which sample values mean black and white. Closed for a major version.
public enum ColorRange {
    /// 0 to 255, as in JPEG.
    FULL,
    /// 16 to 235 for luma and 16 to 240 for chroma, as in television (ITU-R BT.601-7, 2.5.3).
    LIMITED
}
