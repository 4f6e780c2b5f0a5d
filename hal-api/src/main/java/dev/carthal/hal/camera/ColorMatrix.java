package dev.carthal.hal.camera;

/// Name how YUV relates to RGB. Closed for a major version.
public enum ColorMatrix {
    /// ITU-R BT.601: Kr 0.299, Kb 0.114.
    BT601,
    /// ITU-R BT.709: Kr 0.2126, Kb 0.0722.
    BT709,
    /// ITU-R BT.2020, non-constant luminance: Kr 0.2627, Kb 0.0593.
    BT2020,
    /// No matrix: the samples are RGB or grey.
    RGB
}
