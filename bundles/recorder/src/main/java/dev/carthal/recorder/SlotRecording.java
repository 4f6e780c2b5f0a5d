package dev.carthal.recorder;

import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.StreamSlot;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.replay.RunningRecording;
import dev.carthal.hal.scan.ScannerSlot;
import dev.carthal.hal.weight.ScaleSlot;
import dev.carthal.recording.Answer;
import dev.carthal.recording.ExpectedItem;
import dev.carthal.recording.FrameLine;
import dev.carthal.recording.RecordingException;
import dev.carthal.recording.RecordingWriter;
import dev.carthal.recording.Track;
import dev.carthal.recording.TrackKind;
import dev.carthal.recording.TrackWriter;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// One recording that grows: a pump for each slot, and the answers.
final class SlotRecording implements RunningRecording {
    private static final System.Logger LOG = System.getLogger(SlotRecording.class.getName());

    private enum State {
        GROWING,
        BROKEN,
        OVER
    }

    private final RecordingWriter writer;
    private final Clock clock;
    private final int quality;
    private final long startNanos;
    private final List<Pump<?>> pumps = new ArrayList<>();
    /// Whoever cleans up holds it; nobody who is waited for needs it.
    private final Object cleaning = new Object();
    private final List<Answer> answers = new ArrayList<>();
    /// What was put in and not taken out again since the beginning, by SKU, as the basket has it.
    private final SortedMap<String, Integer> quantities = new TreeMap<>();
    /// Places of the questions that were asked since the beginning, by their keys in the session.
    private final Map<String, Integer> questions = new HashMap<>();

    private State state = State.GROWING;
    private String fault = "";

    SlotRecording(RecordingWriter writer, Clock clock, int quality) {
        this.writer = writer;
        this.clock = clock;
        this.quality = quality;
        this.startNanos = clock.nanos();
    }

    void camera(CameraSlot slot) {
        String name = fileName(slot);
        var track = new Track(slot.name(), TrackKind.CAMERA, name + ".jsonl", name + ".mkv", "");
        pump(slot, new FrameSink(() -> begin(track), writer.path(track.media()), new Numbering(startNanos), quality));
    }

    private TrackWriter<FrameLine> begin(Track track) throws RecordingException {
        synchronized (writer) {
            return writer.frames(track);
        }
    }

    void scale(ScaleSlot slot) throws RecordingException {
        var track = new Track(slot.name(), TrackKind.SCALE, fileName(slot) + ".jsonl", "", "");
        pump(slot, TrackSink.readings(writer.readings(track), new Numbering(startNanos)));
    }

    void scanner(ScannerSlot slot) throws RecordingException {
        var track = new Track(slot.name(), TrackKind.SCANNER, fileName(slot) + ".jsonl", "", "");
        pump(slot, TrackSink.scans(writer.scans(track), new Numbering(startNanos)));
    }

    private static String fileName(StreamSlot<?> slot) {
        return slot.name().replace('/', '-');
    }

    private <T> void pump(StreamSlot<T> slot, Sink<T> sink) {
        pumps.add(new Pump<>(slot, sink, cause -> broken(slot.name(), cause)));
    }

    void begin() {
        pumps.forEach(Pump::start);
    }

    private void broken(String slot, Exception cause) {
        synchronized (this) {
            if (state != State.GROWING) {
                return;
            }
            state = State.BROKEN;
            fault = "the recording of " + slot + " broke off: " + cause.getMessage();
        }
        LOG.log(Level.ERROR, fault, cause);
        // Not on this thread, which is one of those that are waited for; and now, because the disk may be full.
        Thread.ofPlatform().daemon().name("recorder gives up").start(this::giveUp);
    }

    /// Called on the basket's thread.
    void happened(CheckoutEvent event) {
        synchronized (answers) {
            switch (event) {
                case CheckoutEvent.Asked asked ->
                    questions.putIfAbsent(asked.question().id(), questions.size() + 1);
                case CheckoutEvent.Answered answered -> {
                    Integer place = questions.get(answered.question());
                    if (place != null) {
                        answers.add(new Answer(clock.nanos() - startNanos, place, answered.choice()));
                    }
                }
                case CheckoutEvent.Put put -> quantities.merge(put.sku(), put.quantity(), Integer::sum);
                case CheckoutEvent.Take take -> quantities.merge(take.sku(), -take.quantity(), Integer::sum);
                default -> {}
            }
        }
    }

    @Override
    public Map<String, Long> recorded() {
        return counts(Pump::recorded);
    }

    @Override
    public Map<String, Long> dropped() {
        return counts(Pump::dropped);
    }

    private Map<String, Long> counts(ToLongFunction<Pump<?>> count) {
        SortedMap<String, Long> counts = new TreeMap<>();
        pumps.forEach(pump -> counts.put(pump.slot(), count.applyAsLong(pump)));
        return counts;
    }

    @Override
    public synchronized String fault() {
        return fault;
    }

    /// {@return whether it neither ended nor broke off}
    synchronized boolean grows() {
        return state == State.GROWING;
    }

    @Override
    public void finish() throws DeviceException {
        synchronized (this) {
            if (state == State.OVER) {
                throw new IllegalStateException("the recording is over already");
            }
            if (state == State.GROWING) {
                state = State.OVER;
            }
        }
        if (!fault().isEmpty()) {
            giveUp();
            throw new DeviceException(Kind.OTHER, fault());
        }
        long durationNanos = clock.nanos() - startNanos;
        try {
            stopPumps();
            for (Pump<?> pump : pumps) {
                pump.finish();
            }
            pumps.forEach(Pump::release);
            synchronized (answers) {
                answers.stream()
                        .filter(answer -> answer.nanos() <= durationNanos)
                        .forEach(writer::add);
                truth();
            }
            writer.commit(durationNanos);
        } catch (RecordingException e) {
            throw new DeviceException(Kind.OTHER, String.valueOf(e.getMessage()), e);
        } finally {
            giveUp();
        }
    }

    /// What was there before the beginning and was taken out is in nobody's replay, so then there is no truth.
    private void truth() {
        if (quantities.values().stream().allMatch(quantity -> quantity >= 0)) {
            writer.truth(quantities.entrySet().stream()
                    .filter(item -> item.getValue() > 0)
                    .map(item -> new ExpectedItem(item.getKey(), item.getValue()))
                    .toList());
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (state != State.GROWING) {
                return;
            }
            state = State.OVER;
        }
        giveUp();
    }

    /// Removes what is there; nothing of a recording that was finished.
    private void giveUp() {
        synchronized (cleaning) {
            stopPumps();
            pumps.forEach(Pump::release);
            writer.close();
        }
    }

    private void stopPumps() {
        boolean interrupted = false;
        for (Pump<?> pump : pumps) {
            interrupted |= pump.stopped();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
