package dev.carthal.recording;

import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hold a recording that is whole: its digests are right and each line of it can be read. Immutable; any thread.
public final class Recording {
    private final Path folder;
    private final Manifest manifest;
    private final List<Answer> answers;
    private final List<ExpectedItem> truth;

    private Recording(Path folder, Manifest manifest) throws RecordingException {
        this.folder = folder;
        this.manifest = manifest;
        this.answers = manifest.answers().isEmpty() ? List.of() : readAnswers(folder.resolve(manifest.answers()));
        this.truth = manifest.truth().isEmpty() ? List.of() : readTruth(folder.resolve(manifest.truth()));
    }

    /// Open a recording and check all of it: the format, the digests, and every line.
    ///
    /// @param folder the recording
    /// @throws RecordingException if anything is missing, torn, newer than this build or otherwise wrong
    public static Recording open(Path folder) throws RecordingException {
        if (!Files.isDirectory(folder)) {
            throw new RecordingException(Place.of(folder), "must be the folder of a recording");
        }
        Manifest manifest = Manifest.read(folder);
        manifest.checkDigests(folder);
        var recording = new Recording(folder, manifest);
        for (Track track : manifest.tracks()) {
            recording.checkTrack(track);
        }
        return recording;
    }

    private void checkTrack(Track track) throws RecordingException {
        Path file = folder.resolve(track.file());
        switch (track.kind()) {
            case CAMERA -> checkFrames(track);
            case SCALE -> checkLines(readings(track.slot()), file);
            case SCANNER -> checkLines(scans(track.slot()), file);
        }
    }

    private void checkLines(TrackReader<?> lines, Path file) throws RecordingException {
        try (lines) {
            while (lines.read().isPresent()) {
                checkWithin(lines.nanos(), file);
            }
        }
    }

    private void checkFrames(Track track) throws RecordingException {
        Path file = folder.resolve(track.file());
        Path video = folder.resolve(track.media());
        long position = -1;
        try (TrackReader<FrameLine> frames = frames(track.slot())) {
            for (Optional<Next<FrameLine>> next = frames.read(); next.isPresent(); next = frames.read()) {
                checkWithin(frames.nanos(), file);
                if (!(next.get() instanceof Next.Item<FrameLine>(var frame))) {
                    continue;
                }
                if (frame.media().equals(video)) {
                    if (frame.position() <= position) {
                        throw new RecordingException(
                                Place.of(file),
                                "pos must rise: pos=" + frame.position() + " comes after " + position + ", seq="
                                        + frame.sequence());
                    }
                    position = frame.position();
                } else {
                    checkStill(frame, file);
                }
            }
        }
    }

    /// A picture inside the folder needs its digest; one outside is somebody else's file and may be anything.
    private void checkStill(FrameLine frame, Path index) throws RecordingException {
        String name = String.valueOf(frame.media().getFileName());
        boolean inside = folder.equals(frame.media().getParent());
        if (inside ? !manifest.files().containsKey(name) : !frame.media().isAbsolute()) {
            throw new RecordingException(
                    Place.of(index),
                    "media must be a file that the manifest names, or an absolute path: seq=" + frame.sequence()
                            + ", media=" + frame.media());
        }
    }

    private void checkWithin(long nanos, Path file) throws RecordingException {
        if (nanos > durationNanos()) {
            throw new RecordingException(
                    Place.of(file), "t must not be after the recording's end at " + durationNanos() + ": t=" + nanos);
        }
    }

    /// {@return the folder that it is in}
    public Path folder() {
        return folder;
    }

    /// {@return its name}
    public String name() {
        return manifest.name();
    }

    /// {@return the date and time at which it was begun}
    public Instant recorded() {
        return manifest.recorded();
    }

    /// {@return how long it is}
    public long durationNanos() {
        return manifest.durationNanos();
    }

    /// {@return its tracks, as the manifest lists them}
    public List<Track> tracks() {
        return manifest.tracks();
    }

    /// {@return the track of `slot`; empty where there is none}
    public Optional<Track> track(String slot) {
        return tracks().stream().filter(track -> track.slot().equals(slot)).findFirst();
    }

    /// {@return the scripted answers, in order of time}
    public List<Answer> answers() {
        return answers;
    }

    /// {@return whether somebody stated what is in the cart at the end}
    public boolean hasTruth() {
        return !manifest.truth().isEmpty();
    }

    /// {@return what is in the cart at the end; empty also where nobody stated it}
    public List<ExpectedItem> truth() {
        return truth;
    }

    /// {@return the frames of camera slot `slot`, to be closed}
    ///
    /// @throws RecordingException if the track cannot be read
    public TrackReader<FrameLine> frames(String slot) throws RecordingException {
        Track track = trackOf(slot, TrackKind.CAMERA);
        return reader(track, new FrameLines(folder, track));
    }

    /// {@return the readings of scale slot `slot`, to be closed}
    ///
    /// @throws RecordingException if the track cannot be read
    public TrackReader<Reading> readings(String slot) throws RecordingException {
        return reader(trackOf(slot, TrackKind.SCALE), new ReadingLines());
    }

    /// {@return the scans of scanner slot `slot`, to be closed}
    ///
    /// @throws RecordingException if the track cannot be read
    public TrackReader<Scan> scans(String slot) throws RecordingException {
        return reader(trackOf(slot, TrackKind.SCANNER), new ScanLines());
    }

    private <T> TrackReader<T> reader(Track track, LineFormat<T> format) throws RecordingException {
        return new TrackReader<>(folder.resolve(track.file()), track.slot(), format);
    }

    private Track trackOf(String slot, TrackKind kind) {
        return track(slot)
                .filter(track -> track.kind() == kind)
                .orElseThrow(() -> new IllegalArgumentException(
                        name() + " has no track of kind " + kind.word() + " for slot " + slot));
    }

    private List<Answer> readAnswers(Path file) throws RecordingException {
        List<Answer> answers = new ArrayList<>();
        long line = 0;
        long least = 0;
        for (String text : lines(file)) {
            Fields fields = Fields.parse(new Place(file, ++line), text);
            least = fields.whole("t", least, durationNanos());
            answers.add(new Answer(least, (int) fields.whole("question", 1, Integer.MAX_VALUE), fields.text("choice")));
            fields.end();
        }
        return List.copyOf(answers);
    }

    private static List<ExpectedItem> readTruth(Path file) throws RecordingException {
        Fields truth = Fields.parse(Place.of(file), String.join("\n", lines(file)));
        List<ExpectedItem> items = new ArrayList<>();
        for (Fields item : truth.objects("expected")) {
            items.add(new ExpectedItem(item.text("sku"), (int) item.whole("quantity", 1, Integer.MAX_VALUE)));
            item.end();
        }
        truth.end();
        return List.copyOf(items);
    }

    private static List<String> lines(Path file) throws RecordingException {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new RecordingException(Place.of(file), "cannot be read: " + e, e);
        }
    }
}
