package dev.carthal.hal.replay;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Reading;
import org.osgi.annotation.versioning.ProviderType;

/// Play one recording, all tracks in step: it moves the clock from one instant of the recording to the next,
/// and only when everything that was handed out is handled.
///
/// A track ends with the recording. Joining throws kind `NOT_FOUND` if the recording has no track for the slot,
/// and `BUSY` while somebody else holds it.
///
/// Safe for use by any thread.
@ProviderType
public interface Player {
    /// Join the track of a camera slot.
    ///
    /// @param slot the name of the slot
    /// @return the track, to be closed by who joined it
    /// @throws DeviceException if the track cannot be joined
    StreamingDevice<FrameCue> frames(String slot) throws DeviceException;

    /// Join the track of a scale slot. Its readings say that they are replayed.
    ///
    /// @param slot the name of the slot
    /// @return the track, to be closed by who joined it
    /// @throws DeviceException if the track cannot be joined
    StreamingDevice<Reading> readings(String slot) throws DeviceException;

    /// Join the track of a scanner slot.
    ///
    /// @param slot the name of the slot
    /// @return the track, to be closed by who joined it
    /// @throws DeviceException if the track cannot be joined
    StreamingDevice<Scan> scans(String slot) throws DeviceException;
}
