package dev.carthal.hal.weight;

/// Name what a scale can say about a reading, whatever its protocol calls it. The set is that of the OPC UA
/// companion specification for scales (OPC 40200, 9.3.3), with the faults that serial protocols report. Closed
/// for a major version.
public enum Flag {
    /// The scale itself found the weight at rest.
    STABLE,
    /// The scale itself found the weight in motion. Neither this nor [#STABLE]: it did not say.
    MOTION,
    /// Above what the scale can weigh; there is no indication.
    OVERLOAD,
    /// Below what the scale can weigh.
    UNDERLOAD,
    /// Gross weight below zero.
    UNDER_ZERO,
    /// Within a quarter of a division of zero.
    CENTER_OF_ZERO,
    /// Too far from zero for the zero key.
    OUTSIDE_ZERO_CAPTURE,
    /// The weight is net of a tare.
    NET,
    /// The tare was keyed in, not weighed.
    PRESET_TARE,
    /// More digits than the verified ones.
    HIGH_RESOLUTION,
    /// The scale answered a question with what it had sent before, and says so or is known to do so.
    REPEATED,
    /// The scale does not stand level.
    LEVEL_FAULT,
    /// The scale lost its calibration, or it has expired.
    CALIBRATION_FAULT,
    /// A cell, a converter or the memory of the scale is broken.
    HARDWARE_FAULT,
    /// The scale has not been zeroed since it was switched on.
    NOT_ZEROED
}
