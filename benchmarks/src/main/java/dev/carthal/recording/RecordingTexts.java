package dev.carthal.recording;

import com.google.gson.JsonObject;
import dev.carthal.hal.Next;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The parsers of recordings, for those that feed them. What is read must read back as it is written.
final class RecordingTexts {
    private RecordingTexts() {}

    static ToIntFunction<byte[]> readings(Path folder) {
        return text -> lines(folder, text, new ReadingLines());
    }

    static ToIntFunction<byte[]> scans(Path folder) {
        return text -> lines(folder, text, new ScanLines());
    }

    static ToIntFunction<byte[]> frames(Path folder) {
        Track track = new Track("camera/fuzzed", TrackKind.CAMERA, "fuzzed.jsonl", "fuzzed.mkv", "");
        return text -> lines(folder, text, new FrameLines(folder, track));
    }

    static ToIntFunction<byte[]> manifest(Path folder) {
        return text -> {
            write(folder.resolve(Manifest.FILE), text);
            try {
                Manifest manifest = Manifest.read(folder);
                write(folder.resolve(Manifest.FILE), manifest.json());
                require(Manifest.read(folder).equals(manifest), manifest);
                return 1;
            } catch (RecordingException _) {
                return 0;
            }
        };
    }

    private static <T> int lines(Path folder, byte[] text, LineFormat<T> format) {
        Path file = folder.resolve("fuzzed.jsonl");
        write(file, text);
        int read = 0;
        try (TrackReader<T> lines = new TrackReader<>(file, "slot/fuzzed", format)) {
            for (Optional<Next<T>> next = lines.read(); next.isPresent(); next = lines.read()) {
                read++;
                if (next.get() instanceof Next.Item<T>(var item)) {
                    require(written(again(format, item), format).equals(written(item, format)), item);
                }
            }
        } catch (RecordingException _) {
            return read;
        }
        return read;
    }

    private static <T> T again(LineFormat<T> format, T item) {
        try {
            return format.read(Fields.parse(Place.of(Path.of("again")), written(item, format)));
        } catch (RecordingException e) {
            throw new IllegalStateException("does not read back as it is written: " + e.getMessage(), e);
        }
    }

    private static <T> String written(T item, LineFormat<T> format) {
        JsonObject line = new JsonObject();
        line.addProperty("seq", format.sequence(item));
        line.addProperty("t", format.nanos(item));
        format.write(item, line);
        return line.toString();
    }

    private static void require(boolean same, Object item) {
        if (!same) {
            throw new IllegalStateException("reads back as another: " + item);
        }
    }

    private static void write(Path file, byte[] text) {
        try {
            Files.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
