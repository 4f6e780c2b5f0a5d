package dev.carthal.bench;

import dev.carthal.hal.StreamSlot;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.FrameLease;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleSlot;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.recording.FrameLine;
import dev.carthal.recording.RecordingException;
import dev.carthal.recording.RecordingWriter;
import dev.carthal.recording.Track;
import dev.carthal.recording.TrackKind;
import dev.carthal.recording.TrackWriter;
import dev.carthal.simulator.scale.RunningScale;
import dev.carthal.simulator.scale.ScaleOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.osgi.framework.BundleException;

/// A program that exchanges the driver of an exclusive device again and again: a camera or a scale that is replayed
/// as fast as it was recorded, or a scale on a pseudo-terminal. Arguments: one of [#DEVICES], an empty folder, how
/// many swaps, milliseconds of probation.
final class SwapGaps {
    static final List<String> DEVICES = List.of("scale", "replayed-scale", "replayed-camera");

    private static final int FPS = 30;
    private static final int READINGS_A_SECOND = 20;
    private static final double TARGET_MS = 300;

    private final Path folder;
    private final int swaps;
    private final Duration observe;

    private SwapGaps(Path folder, int swaps, Duration observe) {
        this.folder = folder;
        this.swaps = swaps;
        this.observe = observe;
    }

    public static void main(String[] arguments)
            throws IOException, BundleException, InterruptedException, RecordingException {
        var program = new SwapGaps(
                Path.of(arguments[1]), Integer.parseInt(arguments[2]), Duration.ofMillis(Long.parseLong(arguments[3])));
        switch (arguments[0]) {
            case "scale" -> program.scale();
            case "replayed-scale" -> program.replayedScale();
            case "replayed-camera" -> program.replayedCamera();
            default -> throw new IllegalArgumentException("must be one of " + DEVICES + ": " + arguments[0]);
        }
    }

    private void replayedCamera() throws IOException, BundleException, InterruptedException, RecordingException {
        String name = "camera/replayed";
        Path recording = recording(writer -> film(writer, name));
        try (SwapFelix felix = new SwapFelix(folder, Map.of())) {
            felix.start("dev.carthal.camera-ffmpeg-runtime");
            replay(felix, recording, "dev.carthal.camera-replay");
            felix.play(name);
            CameraSlot slot = felix.container().service(CameraSlot.class, "(slot=" + name + ")");
            ToLongFunction<FrameLease> capture = lease -> lease.frame().captureNanos();
            exchange(felix, new Subject<>("camera, replayed", "dev.carthal.camera-replay", slot, capture), FPS);
        }
    }

    private void replayedScale() throws IOException, BundleException, InterruptedException, RecordingException {
        String name = "scale/replayed";
        Path recording = recording(writer -> weights(writer, name));
        try (SwapFelix felix = new SwapFelix(folder, Map.of())) {
            replay(felix, recording, "dev.carthal.scale-replay");
            felix.play(name);
            ScaleSlot slot = felix.container().service(ScaleSlot.class, "(slot=" + name + ")");
            exchange(
                    felix,
                    new Subject<>("scale, replayed", "dev.carthal.scale-replay", slot, Reading::captureNanos),
                    READINGS_A_SECOND);
        }
    }

    private static void replay(SwapFelix felix, Path recording, String driver)
            throws IOException, BundleException, InterruptedException {
        felix.configure("dev.carthal.recorder.player", Map.of("recording", recording.toString(), "speed", "1"));
        felix.start(
                "com.google.gson", "dev.carthal.checkout", "dev.carthal.hal-runtime", driver, "dev.carthal.recorder");
    }

    private void scale() throws IOException, BundleException, InterruptedException {
        String name = "scale/pty";
        Path port = folder.resolve("port");
        ScaleOptions quiet = ScaleOptions.of(port);
        var options = new ScaleOptions(
                "ascii",
                port,
                quiet.load(),
                READINGS_A_SECOND,
                quiet.settle(),
                quiet.noiseMg(),
                quiet.resolutionMg(),
                quiet.capacityMg(),
                quiet.seed(),
                quiet.manner(),
                List.of());
        try (RunningScale _ = RunningScale.start(options);
                SwapFelix felix = SwapFelix.inRealTime(folder, Map.of())) {
            felix.start(
                    "com.google.gson",
                    "dev.carthal.hal-runtime",
                    "com.fazecast.jSerialComm",
                    "dev.carthal.scale-serial");
            felix.fill(name, Map.of("driver", "serial", "port", port.toString(), "protocol", "ascii"));
            ScaleSlot slot = felix.container().service(ScaleSlot.class, "(slot=" + name + ")");
            exchange(
                    felix,
                    new Subject<>("scale, on a pty", "dev.carthal.scale-serial", slot, Reading::captureNanos),
                    READINGS_A_SECOND);
        }
    }

    private record Subject<T>(String words, String bundle, StreamSlot<T> slot, ToLongFunction<T> captureNanos) {}

    private <T> void exchange(SwapFelix felix, Subject<T> subject, int rate) throws IOException, InterruptedException {
        Gaps<T> gaps = Gaps.of(subject.slot(), subject.captureNanos());
        for (int i = 0; i < swaps; i++) {
            Progress.of("swap of a " + subject.words(), i, swaps);
            felix.swap(felix.next(subject.bundle()), observe, _ -> {});
        }
        List<Gaps.Seen> seen = gaps.stop();
        Samples length = new Samples();
        Samples wrong = new Samples();
        double periodMs = 1000.0 / rate;
        for (Gaps.Seen gap : seen) {
            length.add(Math.max(0, gap.machineNanos() / 1e6 - periodMs));
            wrong.add(gap.wrongNanos() / 1e6);
        }
        String note = swaps + " swaps; from the last item's arrival to the first one's after, less one period; the"
                + " device's opening counts";
        String name = "swap of a " + subject.words() + ": ";
        Row.print(Row.of(name + "gaps told for each swap", (double) seen.size() / swaps, "", note)
                .atMost(1)
                .atLeast(1));
        Row.print(Row.of(name + "gap p50", length.median(), "ms", note));
        Row.print(Row.of(name + "gap p99", length.percentile(99), "ms", note).atMost(TARGET_MS));
        Row.print(Row.of(name + "worst bound of a gap is wrong by", wrong.percentile(100), "ms", note)
                .atMost(periodMs));
    }

    /// What adds a track.
    private interface Content {
        void writeTo(RecordingWriter writer) throws IOException, RecordingException;
    }

    private Path recording(Content content) throws IOException, RecordingException {
        Path recording = folder.resolve("recording");
        try (RecordingWriter writer = RecordingWriter.create(recording, "still", Instant.EPOCH)) {
            content.writeTo(writer);
            writer.commit(seconds() * 1_000_000_000L);
        }
        return recording;
    }

    /// Longer than all swaps will last.
    private long seconds() {
        return 60 + swaps * (observe.toSeconds() + 2);
    }

    private void film(RecordingWriter writer, String slot) throws IOException, RecordingException {
        Path still = writer.path("still.jpg");
        Files.copy(Child.home().resolve("bundles/images/demo/recording/basket-left-rest.jpg"), still);
        TrackWriter<FrameLine> frames = writer.frames(new Track(slot, TrackKind.CAMERA, "still.jsonl", "", ""));
        for (long i = 0; i < seconds() * FPS; i++) {
            frames.add(new FrameLine(i, i * 1_000_000_000L / FPS, still, 0));
        }
    }

    private void weights(RecordingWriter writer, String slot) throws RecordingException {
        TrackWriter<Reading> readings = writer.readings(new Track(slot, TrackKind.SCALE, "weights.jsonl", "", ""));
        Indication kilo = new Indication(new BigDecimal("1.000"), WeightUnit.KILOGRAM);
        for (long i = 0; i < seconds() * READINGS_A_SECOND; i++) {
            readings.add(Reading.of(i, i * 1_000_000_000L / READINGS_A_SECOND)
                    .indicating(kilo)
                    .with(Flag.STABLE));
        }
    }
}
