package dev.carthal.recorder;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Gap;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameLease;
import dev.carthal.recording.FrameLine;
import dev.carthal.recording.RecordingException;
import dev.carthal.recording.TrackWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A camera: its video and the index of it. The track is begun with the first frame, which says how large it is;
/// without one there is no track.
final class FrameSink implements Sink<FrameLease> {
    private final Begin begin;
    private final Path file;
    private final Numbering numbering;
    private final int quality;
    private @Nullable TrackWriter<FrameLine> track;
    private @Nullable JpegVideo video;
    private long position;

    interface Begin {
        TrackWriter<FrameLine> track() throws RecordingException;
    }

    /// @param file the video
    FrameSink(Begin begin, Path file, Numbering numbering, int quality) {
        this.begin = begin;
        this.file = file;
        this.numbering = numbering;
        this.quality = quality;
    }

    @Override
    public void item(FrameLease lease) throws RecordingException, DeviceException {
        try (lease) {
            Frame frame = lease.frame();
            long nanos = numbering.nanos(frame.captureNanos());
            if (nanos < 0) {
                return;
            }
            JpegVideo to = video;
            TrackWriter<FrameLine> index = track;
            if (to == null || index == null) {
                to = new JpegVideo(file, frame.format(), quality);
                video = to;
                index = begin.track();
                track = index;
            }
            to.add(frame, nanos);
            index.add(new FrameLine(numbering.sequence(frame.sequence()), nanos, file, position++));
        }
    }

    @Override
    public void gap(Gap gap) throws RecordingException {
        if (track != null) {
            TrackSink.add(track, gap, numbering);
        }
    }

    @Override
    public void finish() throws DeviceException {
        if (video != null) {
            video.finish();
        }
    }

    @Override
    public void close() {
        if (video != null) {
            video.close();
            video = null;
        }
    }
}
