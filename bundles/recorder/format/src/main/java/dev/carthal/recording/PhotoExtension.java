package dev.carthal.recording;

import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Copies a recording and goes on after its end: for each photograph the view at rest, the photograph, its weight,
/// and the view at rest again. The other cameras show their view at rest all the time.
final class PhotoExtension {
    private static final long FRAME_NANOS = 100_000_000;
    private static final long SHOWN_AFTER_NANOS = 1_000_000_000;
    /// Gone again before anybody could take it for a thing that has come to rest.
    private static final long SHOWN_NANOS = 400_000_000;
    /// Decoding the same picture again and again is all that a view at rest costs.
    private static final long REST_FRAME_NANOS = 2 * FRAME_NANOS;
    private static final long WEIGHED_AFTER_NANOS = 1_600_000_000;
    private static final long PERIOD_NANOS = 5_000_000_000L;
    private static final long TAIL_NANOS = 2_000_000_000;

    private final Recording base;
    private final RecordingWriter writer;
    private final Random random;
    private final Map<Track, TrackWriter<FrameLine>> cameras = new LinkedHashMap<>();
    private final List<TrackWriter<Reading>> scales = new ArrayList<>();
    private long lastStableMg;

    PhotoExtension(Recording base, RecordingWriter writer, long seed) {
        this.base = base;
        this.writer = writer;
        this.random = new Random(seed);
    }

    void copy() throws RecordingException {
        base.answers().forEach(writer::add);
        for (Track track : base.tracks()) {
            copyFile(track.media());
            copyFile(track.rest());
            switch (track.kind()) {
                case CAMERA -> {
                    TrackWriter<FrameLine> to = writer.frames(track);
                    cameras.put(track, to);
                    copy(base.frames(track.slot()), to, this::moved);
                }
                case SCALE -> {
                    TrackWriter<Reading> to = writer.readings(track);
                    scales.add(to);
                    copy(base.readings(track.slot()), to, this::remembered);
                }
                case SCANNER -> copy(base.scans(track.slot()), writer.scans(track), scan -> scan);
            }
        }
    }

    private interface Step<T> {
        T of(T item) throws RecordingException;
    }

    private static <T> void copy(TrackReader<T> from, TrackWriter<T> to, Step<T> step) throws RecordingException {
        try (from) {
            for (Optional<Next<T>> next = from.read(); next.isPresent(); next = from.read()) {
                switch (next.get()) {
                    case Next.Item<T>(var item) -> to.add(step.of(item));
                    case Next.Missing<T>(var gap) -> to.add(gap);
                    case Next.Silence<T> _, Next.End<T> _ -> {}
                }
            }
        }
    }

    private void copyFile(String name) throws RecordingException {
        if (!name.isEmpty() && !Files.exists(writer.path(name))) {
            try {
                Files.copy(base.folder().resolve(name), writer.path(name));
            } catch (IOException e) {
                throw new RecordingException(Place.of(writer.path(name)), "cannot be written: " + e, e);
            }
        }
    }

    private FrameLine moved(FrameLine frame) throws RecordingException {
        if (!base.folder().equals(frame.media().getParent())) {
            return frame;
        }
        String name = String.valueOf(frame.media().getFileName());
        copyFile(name);
        return new FrameLine(frame.sequence(), frame.nanos(), writer.path(name), frame.position());
    }

    private Reading remembered(Reading reading) {
        if (reading.flags().contains(Flag.STABLE)) {
            lastStableMg = reading.indication().map(Indication::milligrams).orElse(lastStableMg);
        }
        return reading;
    }

    /// {@return when the recording with these photographs ends}
    long add(List<Photo> photos) throws RecordingException {
        long begin = base.durationNanos();
        long end = begin + photos.size() * PERIOD_NANOS + TAIL_NANOS;
        boolean first = true;
        for (Map.Entry<Track, TrackWriter<FrameLine>> camera : cameras.entrySet()) {
            show(camera.getKey(), camera.getValue(), first ? photos : List.of(), end);
            first = false;
        }
        weigh(photos, end);
        writer.truth(truth(photos));
        return end;
    }

    private void show(Track track, TrackWriter<FrameLine> frames, List<Photo> photos, long end)
            throws RecordingException {
        long begin = base.durationNanos();
        for (long nanos = begin; nanos < end; nanos += FRAME_NANOS) {
            int photo = (int) ((nanos - begin) / PERIOD_NANOS);
            long since = (nanos - begin) % PERIOD_NANOS - SHOWN_AFTER_NANOS;
            if (photo < photos.size() && since >= 0 && since < SHOWN_NANOS) {
                frames.add(new FrameLine(
                        frames.lastSequence() + 1, nanos, photos.get(photo).file(), 0));
            } else if (!track.rest().isEmpty() && (nanos - begin) % REST_FRAME_NANOS == 0) {
                frames.add(new FrameLine(frames.lastSequence() + 1, nanos, writer.path(track.rest()), 0));
            }
        }
    }

    private void weigh(List<Photo> photos, long end) throws RecordingException {
        if (scales.isEmpty()) {
            throw new RecordingException(
                    Place.of(base.folder()), "must have the track of a scale: nothing can be put in without");
        }
        long begin = base.durationNanos();
        var scale = new SettlingScale(random.nextLong(), lastStableMg);
        TrackWriter<Reading> readings = scales.getFirst();
        int weighed = 0;
        for (long nanos = begin; nanos < end; nanos += SettlingScale.PERIOD_NANOS) {
            if (weighed < photos.size() && nanos >= begin + weighed * PERIOD_NANOS + WEIGHED_AFTER_NANOS) {
                scale.add(nanos, drawn(photos.get(weighed++).article()));
            }
            readings.add(scale.read(readings.lastSequence() + 1, nanos));
        }
    }

    private long drawn(Article article) {
        long lightest = Math.max(1, article.weightMg() / 2);
        return Math.max(lightest, article.weightMg() + Math.round(random.nextGaussian() * article.weightSdMg()));
    }

    private List<ExpectedItem> truth(List<Photo> photos) {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        base.truth().forEach(item -> quantities.merge(item.sku(), item.quantity(), Integer::sum));
        photos.forEach(photo -> quantities.merge(photo.article().sku(), 1, Integer::sum));
        return quantities.entrySet().stream()
                .map(entry -> new ExpectedItem(entry.getKey(), entry.getValue()))
                .toList();
    }
}
