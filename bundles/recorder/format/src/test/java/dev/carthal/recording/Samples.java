package dev.carthal.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.carthal.hal.Gap;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.WeightUnit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A small recording with everything in it.
final class Samples {
    static final Instant RECORDED = Instant.parse("2025-11-22T09:00:00Z");
    static final Track CAMERA =
            new Track("camera/left", TrackKind.CAMERA, "camera-left.jsonl", "camera-left.mkv", "rest.jpg");
    static final Track SCALE = new Track("scale/basket", TrackKind.SCALE, "scale-basket.jsonl", "", "");
    static final Track SCANNER = new Track("scanner/hand", TrackKind.SCANNER, "scanner-hand.jsonl", "", "");

    private Samples() {}

    static Reading reading(long sequence, long nanos) {
        return Reading.of(sequence, nanos)
                .indicating(new Indication(new BigDecimal("1.250"), WeightUnit.KILOGRAM))
                .with(Flag.STABLE)
                .ofBytes("ST,+1.250kg\r\n".getBytes(ISO_8859_1));
    }

    static Path write(Path out) throws RecordingException, IOException {
        try (RecordingWriter writer = RecordingWriter.create(out, "sample", RECORDED)) {
            TrackWriter<FrameLine> frames = writer.frames(CAMERA);
            frames.add(new FrameLine(0, 0, writer.path("camera-left.mkv"), 0));
            frames.add(new FrameLine(1, 100, writer.path("camera-left.mkv"), 1));
            frames.add(new FrameLine(5, 500, writer.path("rest.jpg"), 0));
            Files.writeString(writer.path("camera-left.mkv"), "video");
            Files.writeString(writer.path("rest.jpg"), "picture");
            TrackWriter<Reading> readings = writer.readings(SCALE);
            readings.add(reading(1, 50));
            readings.add(Reading.of(2, 150).with(Flag.OVERLOAD));
            readings.add(new Gap("scale/basket", 150, 900, "unplugged"));
            readings.add(Reading.of(9, 900)
                    .indicating(new Indication(new BigDecimal("3"), new WeightUnit("jin", new BigDecimal("500000")))));
            TrackWriter<Scan> scans = writer.scans(SCANNER);
            scans.add(Scan.of(1, 300, "]C1", new byte[] {'0', '1', 0x1D, (byte) 0xE4, '<'}));
            writer.add(new Answer(700, 1, "yoghurt"));
            writer.truth(List.of(new ExpectedItem("yoghurt", 2)));
            writer.commit(1_000);
        }
        return out;
    }
}
