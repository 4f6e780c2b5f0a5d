package dev.carthal.recording;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// @param answers the name of the file of scripted answers; empty where there is none
/// @param truth the name of the file that says what is in the cart at the end; empty where there is none
/// @param files SHA-256 by name of every other file
record Manifest(
        String name,
        Instant recorded,
        long durationNanos,
        List<Track> tracks,
        String answers,
        String truth,
        SortedMap<String, String> files) {
    static final String FILE = "manifest.json";
    static final int FORMAT = 1;

    static Manifest read(Path folder) throws RecordingException {
        Path file = folder.resolve(FILE);
        Fields fields = Fields.parse(Place.of(file), text(file));
        long format = fields.whole("format", 1, Integer.MAX_VALUE);
        if (format > FORMAT) {
            throw new RecordingException(
                    fields.place(),
                    "format " + format + " is newer than this build reads (" + FORMAT + "): update CartHAL");
        }
        var manifest = new Manifest(
                fields.text("name"),
                recorded(fields),
                fields.whole("durationNanos", 0, Long.MAX_VALUE),
                tracks(fields),
                fields.optionalText("answers").orElse(""),
                fields.optionalText("truth").orElse(""),
                files(fields.object("files")));
        fields.end();
        manifest.checkNames(fields.place());
        return manifest;
    }

    private static String text(Path file) throws RecordingException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new RecordingException(Place.of(file), "is missing: a recording is a folder with a manifest", e);
        } catch (IOException e) {
            throw new RecordingException(Place.of(file), "cannot be read: " + e, e);
        }
    }

    private static Instant recorded(Fields fields) throws RecordingException {
        try {
            return Instant.parse(fields.text("recorded"));
        } catch (DateTimeException e) {
            throw fields.wrong("recorded", "an instant such as 2025-11-22T09:00:00Z", e);
        }
    }

    private static List<Track> tracks(Fields manifest) throws RecordingException {
        Map<String, Track> tracks = new LinkedHashMap<>();
        for (Fields fields : manifest.objects("tracks")) {
            Track track = track(fields);
            if (tracks.putIfAbsent(track.slot(), track) != null) {
                throw new RecordingException(fields.place(), "two tracks of one slot: slot=" + track.slot());
            }
        }
        if (tracks.isEmpty()) {
            throw manifest.wrong("tracks", "a list of one or more");
        }
        return List.copyOf(tracks.values());
    }

    private static Track track(Fields fields) throws RecordingException {
        try {
            var track = new Track(
                    fields.text("slot"),
                    kind(fields),
                    fields.text("file"),
                    fields.optionalText("media").orElse(""),
                    fields.optionalText("rest").orElse(""));
            fields.end();
            return track;
        } catch (IllegalArgumentException e) {
            throw new RecordingException(fields.place(), e);
        }
    }

    private static TrackKind kind(Fields fields) throws RecordingException {
        String word = fields.text("kind");
        for (TrackKind kind : TrackKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw fields.wrong("kind", "camera, scale or scanner");
    }

    private static SortedMap<String, String> files(Fields fields) throws RecordingException {
        SortedMap<String, String> files = new TreeMap<>();
        for (String name : fields.names()) {
            String digest = fields.text(name);
            if (!digest.matches("[0-9a-f]{64}")) {
                throw fields.wrong(name, "a SHA-256 of 64 hexadecimal digits");
            }
            files.put(name, digest);
        }
        return files;
    }

    /// Every file that is used is one with a digest, and lies in the folder.
    private void checkNames(Place place) throws RecordingException {
        List<String> used = new ArrayList<>();
        tracks.forEach(track -> used.addAll(List.of(track.file(), track.media(), track.rest())));
        used.addAll(List.of(answers, truth));
        for (String name : used) {
            if (!name.isEmpty() && !files.containsKey(name)) {
                throw new RecordingException(place, "files must give the SHA-256 of " + name);
            }
        }
        try {
            files.keySet().forEach(name -> Track.plain("files", name));
        } catch (IllegalArgumentException e) {
            throw new RecordingException(place, e);
        }
    }

    void checkDigests(Path folder) throws RecordingException {
        for (Map.Entry<String, String> entry : files.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            String digest;
            try {
                digest = Digests.sha256(file);
            } catch (NoSuchFileException e) {
                throw new RecordingException(Place.of(file), "is missing, and the manifest names it", e);
            } catch (IOException e) {
                throw new RecordingException(Place.of(file), "cannot be read: " + e, e);
            }
            if (!digest.equals(entry.getValue())) {
                throw new RecordingException(
                        Place.of(file),
                        "its SHA-256 must be " + entry.getValue() + ": sha256=" + digest
                                + "; fetch the recording again");
            }
        }
    }

    byte[] json() {
        var json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("name", name);
        json.addProperty("recorded", recorded.toString());
        json.addProperty("durationNanos", durationNanos);
        var list = new JsonArray();
        tracks.forEach(track -> list.add(json(track)));
        json.add("tracks", list);
        addUnlessEmpty(json, "answers", answers);
        addUnlessEmpty(json, "truth", truth);
        var digests = new JsonObject();
        files.forEach(digests::addProperty);
        json.add("files", digests);
        String text = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(json);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject json(Track track) {
        var json = new JsonObject();
        json.addProperty("slot", track.slot());
        json.addProperty("kind", track.kind().word());
        json.addProperty("file", track.file());
        addUnlessEmpty(json, "media", track.media());
        addUnlessEmpty(json, "rest", track.rest());
        return json;
    }

    private static void addUnlessEmpty(JsonObject json, String name, String value) {
        if (!value.isEmpty()) {
            json.addProperty(name, value);
        }
    }
}
