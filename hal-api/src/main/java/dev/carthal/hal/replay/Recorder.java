package dev.carthal.hal.replay;

import dev.carthal.hal.DeviceException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/// Record what the slots of this cart deliver, so that a player can play it. A service; one recording at a time.
///
/// Safe for use by any thread.
@ProviderType
public interface Recorder {
    /// Begin to record every camera, scale and scanner slot that is there, and the answers to questions.
    ///
    /// @param out the folder that shall hold the recording; it must not be there yet
    /// @return the recording that grows, to be finished or closed by who began it
    /// @throws DeviceException of kind `BUSY` while another recording grows, `CONFIGURATION` if `out` cannot be
    ///     made
    RunningRecording start(Path out) throws DeviceException;
}
