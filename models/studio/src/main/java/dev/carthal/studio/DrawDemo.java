package dev.carthal.studio;

import dev.carthal.catalogue.Article;
import dev.carthal.catalogue.Catalogue;
import dev.carthal.recording.FrameLine;
import dev.carthal.recording.RecordingException;
import dev.carthal.recording.RecordingWriter;
import dev.carthal.recording.Track;
import dev.carthal.recording.TrackKind;
import dev.carthal.recording.TrackWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import javax.imageio.ImageIO;

/// Draws the demo recording. The same catalogue and fonts give the same recording.
public final class DrawDemo {
    static final int FRAMES_PER_SECOND = 10;

    private static final long SEED = 20_251_122;
    private static final int BITS_PER_SECOND = 500_000;
    private static final Instant RECORDED = Instant.parse("2025-11-22T09:00:00Z");

    private final Function<String, Article> catalogue;
    private final RecordingWriter writer;

    private DrawDemo(Function<String, Article> catalogue, RecordingWriter writer) {
        this.catalogue = catalogue;
        this.writer = writer;
    }

    /// Draw it.
    ///
    /// @param arguments the catalogue, and the folder that shall hold the recording
    /// @throws Exception if anything at all goes wrong: this is a tool of ours
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: DrawDemo CATALOGUE OUT");
        }
        Catalogue catalogue = Catalogue.read(Path.of(arguments[0]));
        Function<String, Article> articles =
                sku -> catalogue.sku(sku).orElseThrow(() -> new IllegalArgumentException("no such article: " + sku));
        try (RecordingWriter writer = RecordingWriter.create(Path.of(arguments[1]), "demo", RECORDED)) {
            var demo = new DrawDemo(articles, writer);
            demo.film(true);
            demo.film(false);
            var scale = new Track("scale/basket", TrackKind.SCALE, "scale.jsonl", "", "");
            new Weighing(articles, SEED).write(writer.readings(scale));
            writer.add(DemoScript.answer());
            writer.truth(DemoScript.truth());
            writer.commit((long) (DemoScript.seconds() * 1e9));
        }
    }

    private void film(boolean left) throws IOException, RecordingException {
        String name = left ? "basket-left" : "basket-right";
        var track = new Track("camera/" + name, TrackKind.CAMERA, name + ".jsonl", name + ".mkv", name + "-rest.jpg");
        TrackWriter<FrameLine> frames = writer.frames(track);
        Path media = writer.path(track.media());
        var stage = new Stage(left, catalogue);
        // Two cameras are never in step.
        long offset = left ? 0 : 37_000_000;
        long period = 1_000_000_000 / FRAMES_PER_SECOND;
        long count = (long) (DemoScript.seconds() * 1e9 - offset) / period;
        try (var video = new VideoFile(media, BITS_PER_SECOND)) {
            for (int i = 0; i < count; i++) {
                long nanos = offset + i * period;
                video.add(stage.paint(nanos / 1e9));
                frames.add(new FrameLine(i, nanos, media, i));
            }
        }
        BufferedImage rest = stage.paint(DemoScript.seconds());
        if (!ImageIO.write(rest, "jpg", writer.path(track.rest()).toFile())) {
            throw new IllegalStateException("this Java writes no JPEG");
        }
    }
}
