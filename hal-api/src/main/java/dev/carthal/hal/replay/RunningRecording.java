package dev.carthal.hal.replay;

import dev.carthal.hal.DeviceException;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/// Hold a recording that grows. Nothing of it bears its final name before it is whole.
///
/// Safe for use by any thread.
@ProviderType
public interface RunningRecording extends AutoCloseable {
    /// {@return how many frames, readings or scans are recorded so far, by slot}
    Map<String, Long> recorded();

    /// {@return how many of them the recorder was too slow for, by slot}
    Map<String, Long> dropped();

    /// {@return why the recording broke off by itself; empty while it has not}
    String fault();

    /// End the recording and give it its name. Blocks until it is on the disk; once.
    ///
    /// @throws DeviceException if it broke off, or cannot be written; nothing of it stays then
    /// @throws IllegalStateException if it is finished or closed
    void finish() throws DeviceException;

    /// Give the recording up and remove what there is of it, unless it is finished. Safe twice; blocks until
    /// nothing of it is written any more.
    @Override
    void close();
}
