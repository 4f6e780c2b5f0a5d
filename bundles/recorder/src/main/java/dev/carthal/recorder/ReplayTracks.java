package dev.carthal.recorder;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.replay.FrameCue;
import dev.carthal.hal.replay.Player;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Reading;
import dev.carthal.recorder.ReplayCue.Rejection;
import dev.carthal.recording.FrameLine;
import dev.carthal.recording.Recording;
import dev.carthal.recording.RecordingException;
import dev.carthal.recording.Track;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All tracks of one recording, by slot. Times of a recording are times of its clock as they stand: both begin at 0.
final class ReplayTracks implements Player, AutoCloseable {
    private final String name;
    private final SortedMap<String, ReplayTrack<FrameLine, FrameCue>> cameras = new TreeMap<>();
    private final SortedMap<String, ReplayTrack<Reading, Reading>> scales = new TreeMap<>();
    private final SortedMap<String, ReplayTrack<Scan, Scan>> scanners = new TreeMap<>();
    private final SortedMap<String, ReplayTrack<?, ?>> all = new TreeMap<>();

    ReplayTracks(Recording recording, LockStepClock clock, Consumer<Rejection> rejected) throws RecordingException {
        name = recording.name();
        for (Track track : recording.tracks()) {
            String slot = track.slot();
            switch (track.kind()) {
                case CAMERA ->
                    cameras.put(
                            slot,
                            new ReplayTrack<>(
                                    clock, slot, recording.frames(slot), line -> new ReplayCue(slot, line, rejected)));
                case SCALE ->
                    scales.put(slot, new ReplayTrack<>(clock, slot, recording.readings(slot), Function.identity()));
                case SCANNER ->
                    scanners.put(slot, new ReplayTrack<>(clock, slot, recording.scans(slot), Function.identity()));
            }
        }
        all.putAll(cameras);
        all.putAll(scales);
        all.putAll(scanners);
    }

    /// {@return all tracks in the order of their slots}
    Collection<ReplayTrack<?, ?>> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /// {@return the track whose next item is due first, of equal ones the first by slot; one that is finished when all
    /// are}
    ReplayTrack<?, ?> first() {
        return all.values().stream()
                .min(Comparator.comparingLong(ReplayTrack::dueNanos))
                .orElseThrow();
    }

    boolean unheld(String slot) {
        ReplayTrack<?, ?> track = all.get(slot);
        return track != null && !track.held();
    }

    @Override
    public StreamingDevice<FrameCue> frames(String slot) throws DeviceException {
        return hold(slot, "camera", cameras.get(slot));
    }

    @Override
    public StreamingDevice<Reading> readings(String slot) throws DeviceException {
        return hold(slot, "scale", scales.get(slot));
    }

    @Override
    public StreamingDevice<Scan> scans(String slot) throws DeviceException {
        return hold(slot, "scanner", scanners.get(slot));
    }

    private <T> StreamingDevice<T> hold(String slot, String kind, @Nullable ReplayTrack<?, T> track)
            throws DeviceException {
        if (track == null) {
            throw new DeviceException(
                    Kind.NOT_FOUND,
                    "the recording " + name + " has no " + kind + " track for slot " + slot + "; it has "
                            + all.keySet());
        }
        return track.hold();
    }

    @Override
    public void close() {
        all.values().forEach(ReplayTrack::close);
    }
}
