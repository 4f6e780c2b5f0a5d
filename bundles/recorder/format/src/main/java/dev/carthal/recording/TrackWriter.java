package dev.carthal.recording;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.carthal.hal.Gap;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Write a track line by line, in order. One thread at a time.
///
/// @param <T> what the track carries; its capture times are nanoseconds since the recording began
public final class TrackWriter<T> implements AutoCloseable {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Path file;
    private final LineFormat<T> format;
    private final BufferedWriter lines;
    private long count;
    private long sequence = -1;
    private long nanos;

    TrackWriter(Path file, LineFormat<T> format) throws RecordingException {
        this.file = file;
        this.format = format;
        try {
            this.lines = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new RecordingException(Place.of(file), "cannot be written: " + e, e);
        }
    }

    /// Add an item.
    ///
    /// @param item what follows on what was added before
    /// @throws RecordingException if it cannot be written
    /// @throws IllegalArgumentException if it does not follow on what was added before
    public void add(T item) throws RecordingException {
        if (format.sequence(item) <= sequence) {
            throw new IllegalArgumentException("seq must be more than " + sequence + ": seq=" + format.sequence(item));
        }
        sequence = format.sequence(item);
        var line = new JsonObject();
        line.addProperty("seq", sequence);
        line.addProperty("t", advanced(format.nanos(item)));
        format.write(item, line);
        write(line);
    }

    /// Add a gap, before the item with which the stream goes on.
    ///
    /// @param gap when, in nanoseconds since the recording began, and why
    /// @throws RecordingException if it cannot be written
    public void add(Gap gap) throws RecordingException {
        var line = new JsonObject();
        line.addProperty("t", advanced(gap.toNanos()));
        line.addProperty("from", Math.max(0, gap.fromNanos()));
        line.addProperty("gap", gap.reason());
        write(line);
    }

    /// {@return the sequence number of the item that was added last; -1 before the first}
    public long lastSequence() {
        return sequence;
    }

    private long advanced(long to) {
        if (to < nanos) {
            throw new IllegalArgumentException("t must be at or after " + nanos + ": t=" + to);
        }
        nanos = to;
        return to;
    }

    private void write(JsonObject line) throws RecordingException {
        count++;
        try {
            lines.write(GSON.toJson(line));
            lines.write('\n');
        } catch (IOException e) {
            throw new RecordingException(new Place(file, count), "cannot be written: " + e, e);
        }
    }

    @Override
    public void close() throws RecordingException {
        try {
            lines.close();
        } catch (IOException e) {
            throw new RecordingException(Place.of(file), "cannot be written: " + e, e);
        }
    }
}
