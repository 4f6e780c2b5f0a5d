package dev.carthal.recording;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/// Make a recording out of something else, before the cart boots: the player then needs no special mode.
public final class Derivation {
    private Derivation() {}

    /// Extend a recording by photographs: each is shown to its first camera and put in, after its own end, with a
    /// weight drawn from the catalogue, and joins the truth.
    ///
    /// @param base the recording to extend
    /// @param photos a folder; the folder in which a photograph lies directly is named like its class
    /// @param articles the article of each class
    /// @param order the seed of the weights, and where to put the result
    /// @throws RecordingException if a folder's name is no class, there is no photograph, or it cannot be written
    public static void photos(Recording base, Path photos, SortedMap<String, Article> articles, Order order)
            throws RecordingException {
        List<Photo> found = Photo.find(photos, articles);
        try (RecordingWriter writer = RecordingWriter.create(order.out(), base.name(), base.recorded())) {
            var extension = new PhotoExtension(base, writer, order.seed());
            extension.copy();
            long end = extension.add(found);
            writer.commit(end);
        }
    }

    /// Make a recording with one camera track that shows one still picture after another.
    ///
    /// @param stills the pictures, in order; sequence numbers are their places, from 0
    /// @param slot the camera slot
    /// @param out the folder that shall hold it
    /// @throws RecordingException if it cannot be written
    public static void stills(List<Path> stills, String slot, Path out) throws RecordingException {
        try (RecordingWriter writer = RecordingWriter.create(out, "stills", java.time.Instant.EPOCH)) {
            TrackWriter<FrameLine> frames = writer.frames(new Track(slot, TrackKind.CAMERA, "stills.jsonl", "", ""));
            for (int i = 0; i < stills.size(); i++) {
                frames.add(new FrameLine(
                        i,
                        i * SettlingScale.PERIOD_NANOS,
                        stills.get(i).toAbsolutePath().normalize(),
                        0));
            }
            writer.commit(stills.size() * SettlingScale.PERIOD_NANOS);
        }
    }

    /// Say where the result goes and what its chance comes from.
    ///
    /// @param seed the same seed gives the same weights
    /// @param out the folder that shall hold the result; it must not be there yet
    public record Order(long seed, Path out) {}
}
