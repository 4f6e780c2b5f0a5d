package dev.carthal.camera.replay;

import dev.carthal.camera.decoder.Decoder;
import dev.carthal.camera.decoder.FramePool;
import dev.carthal.camera.decoder.PooledFrame;
import dev.carthal.camera.decoder.Source;
import dev.carthal.camera.decoder.Stills;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds a picture in a file. A still picture is the whole file; a video stays open, since the next picture is
/// further on in it.
final class Pictures implements AutoCloseable {
    private final FramePool pool;
    private final Stills stills;
    private @Nullable Video video;

    Pictures(int frames) throws DeviceException {
        pool = new FramePool(frames);
        stills = new Stills();
    }

    /// {@return picture `position` of `media`}
    PooledFrame find(Path media, long position) throws DeviceException {
        if (!pool.available()) {
            throw new DeviceException(Kind.BUSY, "all frames are lent out");
        }
        PooledFrame frame = pool.claim();
        boolean found = false;
        try {
            if (holds(media) || position > 0 || !stills.read(media, frame)) {
                videoAt(media, position).read(position, frame);
            }
            found = true;
            return frame;
        } finally {
            if (!found) {
                frame.close();
            }
        }
    }

    private boolean holds(Path media) {
        return video != null && video.file.equals(media);
    }

    /// {@return the video, before its picture `position`}
    private Video videoAt(Path media, long position) throws DeviceException {
        Video open = video;
        if (open != null && open.file.equals(media) && open.decoder.position() <= position) {
            return open;
        }
        closeVideo();
        var opened = new Video(media, Decoder.open(Source.of(media), () -> false));
        video = opened;
        return opened;
    }

    private void closeVideo() {
        if (video != null) {
            video.decoder.close();
            video = null;
        }
    }

    @Override
    public void close() {
        closeVideo();
        stills.close();
        pool.close();
    }

    private static final class Video {
        private final Path file;
        private final Decoder decoder;
        private @Nullable DeviceException damage;

        Video(Path file, Decoder decoder) {
            this.file = file;
            this.decoder = decoder;
        }

        void read(long position, PooledFrame into) throws DeviceException {
            if (damage != null) {
                throw damage;
            }
            try {
                Decoder.Step step = Decoder.Step.FRAME;
                while (step == Decoder.Step.FRAME && decoder.position() < position) {
                    step = decoder.skip();
                }
                if (step != Decoder.Step.FRAME || decoder.read(into) != Decoder.Step.FRAME) {
                    throw new DeviceException(
                            Kind.CORRUPT,
                            "picture " + position + " is wanted, and " + file + " has " + decoder.position());
                }
            } catch (DeviceException e) {
                // Whatever is predicted from a damaged picture is wrong, and nobody knows how many are gone.
                damage = decoder.intraOnly() ? null : e;
                throw e;
            }
        }
    }
}
