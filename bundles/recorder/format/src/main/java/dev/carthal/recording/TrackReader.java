package dev.carthal.recording;

import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Read a track line by line, in order. One thread at a time.
///
/// @param <T> what the track carries; its capture times are nanoseconds since the recording began
public final class TrackReader<T> implements AutoCloseable {
    private final Path file;
    private final String slot;
    private final LineFormat<T> format;
    private final BufferedReader lines;
    private long line;
    private long sequence = -1;
    private long nanos;

    TrackReader(Path file, String slot, LineFormat<T> format) throws RecordingException {
        this.file = file;
        this.slot = slot;
        this.format = format;
        try {
            this.lines = Files.newBufferedReader(file);
        } catch (NoSuchFileException e) {
            throw new RecordingException(Place.of(file), "is missing", e);
        } catch (IOException e) {
            throw new RecordingException(Place.of(file), "cannot be read: " + e, e);
        }
    }

    /// {@return what comes next: an item or a gap; empty at the end of the track}
    ///
    /// @throws RecordingException if the line is torn or wrong
    public Optional<Next<T>> read() throws RecordingException {
        String text;
        line++;
        try {
            text = lines.readLine();
        } catch (IOException e) {
            throw new RecordingException(new Place(file, line), "cannot be read: " + e, e);
        }
        if (text == null) {
            return Optional.empty();
        }
        Fields fields = Fields.parse(new Place(file, line), text);
        Next<T> next = fields.has("gap") ? Next.missing(gap(fields)) : Next.item(item(fields));
        fields.end();
        return Optional.of(next);
    }

    private T item(Fields fields) throws RecordingException {
        T item = format.read(fields);
        if (format.sequence(item) <= sequence) {
            throw fields.wrong("seq", "more than the " + sequence + " of the item before");
        }
        sequence = format.sequence(item);
        advance(fields, "t", format.nanos(item));
        return item;
    }

    private Gap gap(Fields fields) throws RecordingException {
        long from = fields.whole("from", 0, Long.MAX_VALUE);
        long to = fields.whole("t", from, Long.MAX_VALUE);
        advance(fields, "t", to);
        return new Gap(slot, from, to, fields.text("gap"));
    }

    private void advance(Fields fields, String name, long to) throws RecordingException {
        if (to < nanos) {
            throw fields.wrong(name, "at or after the " + nanos + " of the line before");
        }
        nanos = to;
    }

    /// {@return when the line that was read last is due, in nanoseconds since the recording began}
    public long nanos() {
        return nanos;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            System.getLogger(TrackReader.class.getName()).log(System.Logger.Level.DEBUG, file + " did not close", e);
        }
    }
}
