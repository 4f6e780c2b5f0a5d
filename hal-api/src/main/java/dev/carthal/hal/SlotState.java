package dev.carthal.hal;

/// Name the states of a slot. Only the slot's runtime decides them; a driver tells what it sees.
///
/// ```text
///  EMPTY ──driver appears──▶ STARTING ──first item──▶ READY ◀──▶ DEGRADED
///    ▲                          │  ▲                    │            │
///    └──driver goes─────────────┤  └──back-off── LOST ◀─┴────────────┘
///                               ▼                 FAULT, ENDED, SWAPPING
/// ```
public enum SlotState {
    /// No driver of the configured name is installed.
    EMPTY,
    /// A driver is there and the device is being opened, or has delivered nothing yet.
    STARTING,
    /// It delivers.
    READY,
    /// It delivers, but late, thin or with errors; or it has just fallen silent.
    DEGRADED,
    /// Its driver is being exchanged.
    SWAPPING,
    /// The device is gone; it is tried again with back-off.
    LOST,
    /// The driver broke its contract or the configuration is refused; the reason says what to do.
    FAULT,
    /// The stream is over, as a file's or a recording's is.
    ENDED
}
