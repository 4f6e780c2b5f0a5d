package dev.carthal.hal;

import org.osgi.annotation.versioning.ProviderType;

/// Describe a slot at one instant.
@ProviderType
public interface SlotStatus {
    /// {@return the slot's name}
    String slot();

    /// {@return its state}
    SlotState state();

    /// {@return why it is in that state and, where somebody can do something about it, what; empty when READY}
    String reason();

    /// {@return the name of the configured driver}
    String driver();

    /// {@return the version of the bundle whose driver fills the slot; empty when none does}
    String version();

    /// {@return when it came into that state, on the scale of [Clock#nanos()]}
    long sinceNanos();

    /// {@return frames, readings, scans or calls that came from the device since the slot was made}
    long consumed();

    /// {@return items that some subscriber was too slow for}
    long dropped();

    /// {@return gaps in the stream}
    long gaps();

    /// {@return how long the device works on one item (for inference: one run)}
    Timing execution();

    /// {@return the time from one item to the next}
    Timing period();
}
