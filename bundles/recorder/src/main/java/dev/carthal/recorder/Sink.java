package dev.carthal.recorder;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Gap;
import dev.carthal.recording.RecordingException;

/// Where one slot's stream is written to. One thread.
interface Sink<T> {
    void item(T item) throws RecordingException, DeviceException;

    void gap(Gap gap) throws RecordingException;

    /// Writes what is left.
    void finish() throws RecordingException, DeviceException;

    /// Lets go of all that it holds; what is not finished is lost.
    void close();
}
