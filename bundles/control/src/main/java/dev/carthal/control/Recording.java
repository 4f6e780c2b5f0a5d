package dev.carthal.control;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.replay.Recorder;
import dev.carthal.hal.replay.RunningRecording;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one recording that grows, if one does; it outlives the connection that began it.
final class Recording {
    private @Nullable RunningRecording running;

    /// What a recording has of each slot.
    record Recorded(String recording, Map<String, Long> recorded, Map<String, Long> dropped) {}

    synchronized Object start(@Nullable Recorder recorder, String out) {
        if (recorder == null) {
            throw new IllegalArgumentException("this image has no recorder: out=" + out);
        }
        try {
            running = recorder.start(Path.of(out));
            return Map.of("recording", out);
        } catch (DeviceException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    synchronized Object finish() {
        RunningRecording ending = running;
        if (ending == null) {
            throw new IllegalArgumentException("nothing is recorded at the moment");
        }
        running = null;
        try (ending) {
            ending.finish();
            return new Recorded("finished", ending.recorded(), ending.dropped());
        } catch (DeviceException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// Give up what nobody finished; the cart stops.
    synchronized void close() {
        RunningRecording ending = running;
        if (ending != null) {
            running = null;
            ending.close();
        }
    }
}
