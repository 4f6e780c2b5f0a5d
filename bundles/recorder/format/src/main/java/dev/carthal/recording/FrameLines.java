package dev.carthal.recording;

import com.google.gson.JsonObject;
import java.nio.file.Path;

/// Frames of the video of one track, and still pictures among them.
record FrameLines(Path folder, Track track) implements LineFormat<FrameLine> {
    @Override
    public FrameLine read(Fields line) throws RecordingException {
        long sequence = line.whole("seq", 0, Long.MAX_VALUE);
        long nanos = line.whole("t", 0, Long.MAX_VALUE);
        String media = line.optionalText("media").orElse(track.media());
        if (media.isEmpty()) {
            throw new RecordingException(line.place(), "media is missing, and the track " + track.slot() + " has none");
        }
        return new FrameLine(sequence, nanos, folder.resolve(media), line.whole("pos", 0, Long.MAX_VALUE));
    }

    @Override
    public void write(FrameLine frame, JsonObject line) {
        line.addProperty("pos", frame.position());
        if (!frame.media().equals(folder.resolve(track.media()))) {
            line.addProperty("media", nameOf(frame.media()));
        }
    }

    /// A picture that is not in the folder is named by its absolute path: a derived recording need not copy it.
    private String nameOf(Path media) {
        Path inside = folder.toAbsolutePath().normalize();
        Path picture = media.toAbsolutePath().normalize();
        return inside.equals(picture.getParent()) ? String.valueOf(picture.getFileName()) : picture.toString();
    }

    @Override
    public long sequence(FrameLine frame) {
        return frame.sequence();
    }

    @Override
    public long nanos(FrameLine frame) {
        return frame.nanos();
    }
}
