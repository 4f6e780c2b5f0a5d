package dev.carthal.recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Reading;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Make a recording. It grows in the folder `OUT.partial`, which [#commit] renames to `OUT` when all of it is
/// there and on the disk; [#close] without a commit removes it, so nothing half-written stays.
///
/// One thread uses it; the writers of its tracks may be used by one thread each.
public final class RecordingWriter implements AutoCloseable {
    private static final String ANSWERS = "answers.jsonl";
    private static final String TRUTH = "truth.json";

    private final Path out;
    private final Path partial;
    private final String name;
    private final Instant recorded;
    private final Map<Track, TrackWriter<?>> tracks = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private List<ExpectedItem> truth = List.of();
    private boolean hasTruth;
    private boolean open = true;

    private RecordingWriter(Path out, Path partial, String name, Instant recorded) {
        this.out = out;
        this.partial = partial;
        this.name = name;
        this.recorded = recorded;
    }

    /// Begin a recording.
    ///
    /// @param out the folder that shall hold it; it must not be there yet
    /// @param name what it is called
    /// @param recorded the date and time of its beginning
    /// @throws RecordingException if `out` or `OUT.partial` is there, or cannot be made
    public static RecordingWriter create(Path out, String name, Instant recorded) throws RecordingException {
        if (Files.exists(out)) {
            throw new RecordingException(Place.of(out), "is there already: choose another name, or remove it");
        }
        Path partial = out.toAbsolutePath().normalize().resolveSibling(out.getFileName() + ".partial");
        try {
            Files.createDirectories(partial.toAbsolutePath().normalize().getParent());
            Files.createDirectory(partial);
        } catch (FileAlreadyExistsException e) {
            throw new RecordingException(
                    Place.of(partial), "is there already: another recording is being made, or broke off; remove it", e);
        } catch (IOException e) {
            throw new RecordingException(Place.of(partial), "cannot be made: " + e, e);
        }
        return new RecordingWriter(out, partial, name, recorded);
    }

    /// {@return where to put the file `name` of this recording, such as a video, before [#commit]}
    public Path path(String name) {
        Track.plain("name", name);
        return partial.resolve(name);
    }

    /// Add a camera's track; its video, if any, is to be put at [#path].
    ///
    /// @param track the slot, and the names of its files
    /// @throws RecordingException if it cannot be written
    public TrackWriter<FrameLine> frames(Track track) throws RecordingException {
        return add(track, TrackKind.CAMERA, new FrameLines(partial, track));
    }

    /// Add a scale's track.
    ///
    /// @param track the slot, and the name of its file
    /// @throws RecordingException if it cannot be written
    public TrackWriter<Reading> readings(Track track) throws RecordingException {
        return add(track, TrackKind.SCALE, new ReadingLines());
    }

    /// Add a scanner's track.
    ///
    /// @param track the slot, and the name of its file
    /// @throws RecordingException if it cannot be written
    public TrackWriter<Scan> scans(Track track) throws RecordingException {
        return add(track, TrackKind.SCANNER, new ScanLines());
    }

    private <T> TrackWriter<T> add(Track track, TrackKind kind, LineFormat<T> format) throws RecordingException {
        if (track.kind() != kind) {
            throw new IllegalArgumentException("kind must be " + kind.word() + ": " + track);
        }
        var writer = new TrackWriter<T>(path(track.file()), format);
        tracks.put(track, writer);
        return writer;
    }

    /// Script an answer.
    ///
    /// @param answer it comes after those that were added before
    public void add(Answer answer) {
        answers.add(answer);
    }

    /// State what is in the cart at the end.
    ///
    /// @param expected the articles, each once
    public void truth(List<ExpectedItem> expected) {
        truth = List.copyOf(expected);
        hasTruth = true;
    }

    /// Finish the recording and give it its name.
    ///
    /// @param durationNanos how long it is
    /// @throws RecordingException if it cannot be written; nothing of it stays then
    public void commit(long durationNanos) throws RecordingException {
        for (TrackWriter<?> track : tracks.values()) {
            track.close();
        }
        try {
            if (!answers.isEmpty()) {
                Files.write(
                        path(ANSWERS),
                        answers.stream().map(RecordingWriter::line).toList());
            }
            if (hasTruth) {
                Files.writeString(path(TRUTH), truthJson());
            }
            var manifest = new Manifest(
                    name,
                    recorded,
                    durationNanos,
                    List.copyOf(tracks.keySet()),
                    answers.isEmpty() ? "" : ANSWERS,
                    hasTruth ? TRUTH : "",
                    digests());
            Files.write(path(Manifest.FILE), manifest.json());
            force();
            Files.move(partial, out);
            open = false;
        } catch (IOException e) {
            throw new RecordingException(Place.of(out), "cannot be written: " + e, e);
        }
    }

    private static String line(Answer answer) {
        var line = new JsonObject();
        line.addProperty("t", answer.nanos());
        line.addProperty("question", answer.question());
        line.addProperty("choice", answer.choice());
        return line.toString();
    }

    private String truthJson() {
        var items = new JsonArray();
        for (ExpectedItem expected : truth) {
            var item = new JsonObject();
            item.addProperty("sku", expected.sku());
            item.addProperty("quantity", expected.quantity());
            items.add(item);
        }
        var json = new JsonObject();
        json.add("expected", items);
        return json + "\n";
    }

    private SortedMap<String, String> digests() throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Path file : files()) {
            digests.put(String.valueOf(file.getFileName()), Digests.sha256(file));
        }
        return digests;
    }

    /// Without this the name could be on the disk before what it names.
    private void force() throws IOException {
        for (Path file : files()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(partial)) {
            return files.toList();
        }
    }

    /// Remove what was written, unless it was committed. Safe twice.
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            for (TrackWriter<?> track : tracks.values()) {
                closeQuietly(track);
            }
            for (Path file : files()) {
                Files.delete(file);
            }
            Files.delete(partial);
        } catch (IOException e) {
            System.getLogger(RecordingWriter.class.getName())
                    .log(System.Logger.Level.WARNING, partial + " could not be removed: remove it", e);
        }
    }

    private static void closeQuietly(TrackWriter<?> track) {
        try {
            track.close();
        } catch (RecordingException e) {
            System.getLogger(RecordingWriter.class.getName())
                    .log(System.Logger.Level.DEBUG, "a recording that is given up", e);
        }
    }
}
