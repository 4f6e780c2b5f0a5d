package dev.carthal.recorder;

import dev.carthal.hal.Gap;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import dev.carthal.recording.RecordingException;
import dev.carthal.recording.TrackWriter;
import java.util.function.ToLongFunction;

/// Readings and scans. What was captured before the recording began is no part of it.
final class TrackSink<T> implements Sink<T> {
    private final TrackWriter<T> track;
    private final Numbering numbering;
    private final ToLongFunction<T> captureNanos;
    private final Copy<T> copy;

    private interface Copy<T> {
        T of(T item, Numbering numbering);
    }

    private TrackSink(TrackWriter<T> track, Numbering numbering, ToLongFunction<T> captureNanos, Copy<T> copy) {
        this.track = track;
        this.numbering = numbering;
        this.captureNanos = captureNanos;
        this.copy = copy;
    }

    static TrackSink<Reading> readings(TrackWriter<Reading> track, Numbering numbering) {
        return new TrackSink<>(track, numbering, Reading::captureNanos, TrackSink::copy);
    }

    static TrackSink<Scan> scans(TrackWriter<Scan> track, Numbering numbering) {
        return new TrackSink<>(track, numbering, Scan::captureNanos, TrackSink::copy);
    }

    private static Reading copy(Reading reading, Numbering numbering) {
        Reading copy = Reading.of(numbering.sequence(reading.sequence()), numbering.nanos(reading.captureNanos()))
                .from(reading.origin())
                .with(reading.flags().toArray(Flag[]::new))
                .ofBytes(reading.raw());
        return reading.indication().map(copy::indicating).orElse(copy);
    }

    private static Scan copy(Scan scan, Numbering numbering) {
        return Scan.of(
                numbering.sequence(scan.sequence()), numbering.nanos(scan.captureNanos()), scan.aim(), scan.data());
    }

    @Override
    public void item(T item) throws RecordingException {
        if (numbering.nanos(captureNanos.applyAsLong(item)) >= 0) {
            track.add(copy.of(item, numbering));
        }
    }

    @Override
    public void gap(Gap gap) throws RecordingException {
        add(track, gap, numbering);
    }

    static void add(TrackWriter<?> track, Gap gap, Numbering numbering) throws RecordingException {
        long to = numbering.nanos(gap.toNanos());
        if (to >= 0) {
            track.add(new Gap(gap.slot(), Math.max(0, numbering.nanos(gap.fromNanos())), to, gap.reason()));
        }
    }

    @Override
    public void finish() {
        // The recording closes its tracks.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
