package dev.carthal.recorder;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.recording.Answer;
import dev.carthal.recording.FrameLine;
import dev.carthal.recording.Recording;
import dev.carthal.recording.RecordingException;
import dev.carthal.recording.RecordingWriter;
import dev.carthal.recording.Track;
import dev.carthal.recording.TrackKind;
import dev.carthal.recording.TrackWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Makes small recordings: each track is its items' times in milliseconds.
final class Tape {
    static final Instant RECORDED = Instant.parse("2025-11-22T09:00:00Z");
    static final long MS = 1_000_000;

    private record Line(String slot, List<Long> millis) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    Tape track(String slot, long... millis) {
        lines.add(new Line(slot, LongStream.of(millis).boxed().toList()));
        return this;
    }

    Tape answer(long millis, int question, String choice) {
        answers.add(new Answer(millis * MS, question, choice));
        return this;
    }

    Recording write(Path out, long durationMillis) throws RecordingException, IOException {
        try (RecordingWriter writer = RecordingWriter.create(out, "tape", RECORDED)) {
            for (Line line : lines) {
                write(writer, line);
            }
            answers.forEach(writer::add);
            writer.commit(durationMillis * MS);
        }
        return Recording.open(out);
    }

    private static void write(RecordingWriter writer, Line line) throws RecordingException, IOException {
        String file = line.slot.replace('/', '-');
        switch (line.slot.substring(0, line.slot.indexOf('/'))) {
            case "camera" -> {
                Files.createFile(writer.path(file + ".mkv"));
                var track = new Track(line.slot, TrackKind.CAMERA, file + ".jsonl", file + ".mkv", "");
                TrackWriter<FrameLine> frames = writer.frames(track);
                for (int i = 0; i < line.millis.size(); i++) {
                    frames.add(new FrameLine(i, line.millis.get(i) * MS, writer.path(file + ".mkv"), i));
                }
            }
            case "scale" -> {
                TrackWriter<Reading> readings =
                        writer.readings(new Track(line.slot, TrackKind.SCALE, file + ".jsonl", "", ""));
                for (int i = 0; i < line.millis.size(); i++) {
                    readings.add(Reading.of(i, line.millis.get(i) * MS)
                            .indicating(new Indication(BigDecimal.valueOf(i), WeightUnit.GRAM))
                            .with(Flag.STABLE));
                }
            }
            default -> {
                TrackWriter<Scan> scans =
                        writer.scans(new Track(line.slot, TrackKind.SCANNER, file + ".jsonl", "", ""));
                for (int i = 0; i < line.millis.size(); i++) {
                    scans.add(Scan.of(i, line.millis.get(i) * MS, "]E0", ("scan" + i).getBytes(US_ASCII)));
                }
            }
        }
    }
}
