package dev.carthal.recording;

import com.google.gson.JsonObject;

/// How the items of one kind of track are written as JSON lines.
interface LineFormat<T> {
    T read(Fields line) throws RecordingException;

    /// Adds what is particular to the kind; `seq` and `t` are there already.
    void write(T item, JsonObject line);

    long sequence(T item);

    /// Nanoseconds since the recording began.
    long nanos(T item);
}
