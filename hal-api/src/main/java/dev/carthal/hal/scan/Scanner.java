package dev.carthal.hal.scan;

import dev.carthal.hal.StreamingDevice;
import java.time.Duration;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/// Deliver scans in the order in which the scanner made them, each one once. A scanner may be silent for hours.
///
/// A scanner that looks all the time, instead of reading when a trigger is pulled, delivers a barcode when it comes
/// into sight, and not again while it stays there. What it has in sight it hands on to the scanner that takes its
/// place, or a barcode that lies there during a swap would be delivered twice.
@ConsumerType
public interface Scanner extends StreamingDevice<Scan> {
    /// {@return what it has delivered and would not deliver if it saw it now, each with the time for which it has not
    /// been in sight: zero where it is; nothing for a scanner that reads on a trigger}
    ///
    /// Called by the slot's owner thread before `close`, after a fault, too; does not block.
    default Map<Scan, Duration> inSight() {
        return Map.of();
    }

    /// Take over from a scanner that looked at the same place; does nothing for one that reads on a trigger.
    /// Time in which nobody looked does not count: a barcode that was in sight before, and is after it, lay there.
    ///
    /// Called by the slot's owner thread before the first `next`; does not block. The other one may have been of
    /// another driver.
    ///
    /// @param delivered what the other one had [#inSight()]
    default void takeOver(Map<Scan, Duration> delivered) {}
}
