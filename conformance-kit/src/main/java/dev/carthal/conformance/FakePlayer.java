package dev.carthal.conformance;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.replay.FrameCue;
import dev.carthal.hal.replay.Player;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Origin;
import dev.carthal.hal.weight.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A player without a recording: its tracks deliver what they are told to, now. Strict as a [FakeDriver] is.
/// Safe for use by any thread.
public final class FakePlayer implements Player, AutoCloseable {
    private final Clock clock;
    private final Tracks<FrameCue> frames = new Tracks<>();
    private final Tracks<Reading> readings = new Tracks<>();
    private final Tracks<Scan> scans = new Tracks<>();
    private final List<String> rejections = new CopyOnWriteArrayList<>();

    /// Make a player that has no track yet.
    ///
    /// @param clock that stamps what it plays
    public FakePlayer(Clock clock) {
        this.clock = clock;
    }

    /// Add a track.
    ///
    /// @param slot `camera/…`, `scale/…` or `scanner/…`
    public void record(String slot) {
        tracks(slot).plug(slot);
    }

    /// Play a frame.
    ///
    /// @param slot the camera
    /// @param media the video or still picture
    /// @param position which frame of the video, from 0
    public void show(String slot, Path media, long position) {
        frames.deliver(
                slot, (sequence, captureNanos, _) -> new Cue(sequence, captureNanos, media, position, rejections));
    }

    /// Play a reading in kilograms.
    ///
    /// @param slot the scale
    /// @param kilograms the digits that it shows
    /// @param flags what it says about them
    public void weigh(String slot, String kilograms, Flag... flags) {
        readings.deliver(
                slot,
                (sequence, captureNanos, _) -> FakeScale.shown(sequence, captureNanos, kilograms)
                        .with(flags)
                        .from(Origin.REPLAYED));
    }

    /// Play a reading without a weight.
    ///
    /// @param slot the scale
    /// @param flags why it shows none
    public void weighNothing(String slot, Flag... flags) {
        readings.deliver(
                slot,
                (sequence, captureNanos, _) ->
                        Reading.of(sequence, captureNanos).with(flags).from(Origin.REPLAYED));
    }

    /// Play a scan.
    ///
    /// @param slot the scanner
    /// @param aim the AIM identifier
    /// @param text the data
    public void scan(String slot, String aim, String text) {
        byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
        scans.deliver(slot, (sequence, captureNanos, _) -> Scan.of(sequence, captureNanos, aim, data));
    }

    /// End a track, as all end with the recording.
    ///
    /// @param slot whose track
    public void end(String slot) {
        tracks(slot).end(slot, "the recording is over");
    }

    /// {@return why frames were rejected, in order}
    public List<String> rejections() {
        return new ArrayList<>(rejections);
    }

    private Tracks<?> tracks(String slot) {
        return switch (slot.replaceFirst("/.*", "")) {
            case "camera" -> frames;
            case "scale" -> readings;
            case "scanner" -> scans;
            default ->
                throw new IllegalArgumentException("a slot must be camera/…, scale/… or scanner/…: slot=" + slot);
        };
    }

    @Override
    public StreamingDevice<FrameCue> frames(String slot) throws DeviceException {
        return frames.join(slot, clock);
    }

    @Override
    public StreamingDevice<Reading> readings(String slot) throws DeviceException {
        return readings.join(slot, clock);
    }

    @Override
    public StreamingDevice<Scan> scans(String slot) throws DeviceException {
        return scans.join(slot, clock);
    }

    /// Check that nobody holds a track any more, and that everything was played.
    ///
    /// @throws AssertionError if not; it has the stack that joined
    @Override
    public void close() {
        frames.close();
        readings.close();
        scans.close();
    }

    /// The tracks of one family are fake devices whose names are slots.
    private static final class Tracks<T> extends FakeDriver<T> {
        StreamingDevice<T> join(String slot, Clock clock) throws DeviceException {
            try {
                return plugged(DeviceContext.of(
                        DeviceConfig.of(slot, Map.of("device", slot)), Deadline.after(clock, Duration.ZERO)));
            } catch (DeviceException e) {
                throw e.kind() == Kind.NOT_FOUND
                        ? new DeviceException(Kind.NOT_FOUND, "the recording has no track for " + slot, e)
                        : e;
            }
        }
    }

    private record Cue(long sequence, long captureNanos, Path media, long position, List<String> rejections)
            implements FrameCue {
        @Override
        public void reject(String reason) {
            rejections.add(reason);
        }
    }
}
