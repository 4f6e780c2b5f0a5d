package dev.carthal.recorder;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.replay.Player;
import dev.carthal.hal.replay.PlayerListener;
import dev.carthal.recorder.ReplayCue.Rejection;
import dev.carthal.recording.Answer;
import dev.carthal.recording.Recording;
import dev.carthal.recording.RecordingException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Plays a recording: one item or one deadline, then rest, then the next. One thread runs it.
final class Replay implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Replay.class.getName());

    private final Recording recording;
    private final Settings settings;
    private final Supplier<List<PlayerListener>> listeners;
    private final LockStepClock clock;
    private final ReplayTracks tracks;
    private final Queue<Rejection> rejections = new ArrayDeque<>();
    private final Queue<Answer> answers;
    private final Standstill standstill;
    private boolean ended;

    /// How to play.
    record Settings(Pace pace, Standstill.Limit standstill, MachineClock machine) {}

    Replay(Recording recording, Settings settings, Supplier<List<PlayerListener>> listeners) throws RecordingException {
        this.recording = recording;
        this.settings = settings;
        this.listeners = listeners;
        this.clock = new LockStepClock(settings.machine, recording.recorded());
        this.tracks = new ReplayTracks(recording, clock, this::reject);
        this.answers = new ArrayDeque<>(recording.answers());
        this.standstill = new Standstill(clock, settings.standstill);
    }

    LockStepClock clock() {
        return clock;
    }

    Player player() {
        return tracks;
    }

    /// {@return whether nobody holds the track of `slot`, although there is one}
    boolean unheld(String slot) {
        clock.lock().lock();
        try {
            return tracks.unheld(slot);
        } finally {
            clock.lock().unlock();
        }
    }

    /// Tells that what [#run] waits for before it begins may have come.
    void nudge() {
        clock.lock().lock();
        try {
            clock.changed();
        } finally {
            clock.lock().unlock();
        }
    }

    /// Plays to the end, once there is nothing more to wait for, and then lets the clock go on.
    ///
    /// @param obstacles what there is still to wait for, for a person to read
    void run(Supplier<List<String>> obstacles) throws InterruptedException {
        try {
            awaitStart(obstacles);
            start();
            boolean more = true;
            while (more) {
                more = step();
            }
        } catch (RecordingException e) {
            LOG.log(Level.ERROR, "the replay ends here: " + e.getMessage(), e);
            fail(new DeviceException(Kind.CORRUPT, String.valueOf(e.getMessage()), e));
        } catch (DeviceException e) {
            LOG.log(Level.ERROR, "the replay ends here: " + e.getMessage());
            fail(e);
        } finally {
            setFree();
        }
    }

    private void awaitStart(Supplier<List<String>> obstacles) throws InterruptedException {
        long since = settings.machine.nanos();
        long seen = clock.changes();
        for (List<String> left = obstacles.get(); !left.isEmpty(); left = obstacles.get()) {
            if (settings.machine.nanos() - since > settings.standstill.nanos()) {
                since = settings.machine.nanos();
                LOG.log(Level.WARNING, "the replay still waits for " + String.join(", ", left));
            }
            seen = clock.awaitChangeSince(seen);
        }
    }

    private void start() {
        clock.lock().lock();
        try {
            for (ReplayTrack<?, ?> track : tracks.all()) {
                if (!track.held()) {
                    LOG.log(Level.INFO, "no slot plays the track " + track.slot() + " of " + recording.name());
                }
            }
            clock.play(recording.durationNanos());
            settings.pace.start(settings.machine.nanos());
        } finally {
            clock.lock().unlock();
        }
    }

    /// Does one thing, or waits a little.
    ///
    /// @return whether there is more to do
    boolean step() throws InterruptedException, RecordingException, DeviceException {
        Optional<Consumer<PlayerListener>> news = Optional.empty();
        clock.lock().lock();
        try {
            if (!clock.atRest()) {
                standstill.await();
                return true;
            }
            standstill.over();
            if (ended) {
                return false;
            }
            news = rejections.isEmpty() ? advance() : Optional.of(told(rejections.remove()));
        } finally {
            clock.lock().unlock();
        }
        news.ifPresent(this::tell);
        return true;
    }

    private Optional<Consumer<PlayerListener>> advance() throws InterruptedException, RecordingException {
        ReplayTrack<?, ?> track = tracks.first();
        long answerNanos =
                answers.isEmpty() ? Long.MAX_VALUE : answers.element().nanos();
        long itemNanos = Math.min(track.dueNanos(), answerNanos);
        Optional<LockStepSignal> deadline = clock.earliest().filter(signal -> passes(signal, itemNanos));
        long nanos = deadline.map(LockStepSignal::deadline).orElse(Math.min(itemNanos, recording.durationNanos()));
        long early = settings.pace.early(nanos, settings.machine.nanos());
        if (early > 0) {
            clock.awaitChange(early);
            return Optional.empty();
        }
        clock.moveTo(nanos);
        if (deadline.isPresent()) {
            deadline.get().pass();
        } else if (answerNanos < track.dueNanos()) {
            return Optional.of(told(answers.remove()));
        } else if (track.finished()) {
            return end();
        } else {
            track.deliver();
        }
        return Optional.empty();
    }

    /// An item comes before a deadline of the same instant: it came in time. The end does not, nor does it come
    /// before everybody has woken who has something to do.
    private boolean passes(LockStepSignal signal, long itemNanos) {
        return signal.deadline() < itemNanos && (signal.deadline() <= recording.durationNanos() || clock.pending());
    }

    /// Ends one track after another, and when the last one's end is handled, tells.
    private Optional<Consumer<PlayerListener>> end() {
        for (ReplayTrack<?, ?> track : tracks.all()) {
            if (track.end("the recording " + recording.name() + " is over")) {
                return Optional.empty();
            }
        }
        ended = true;
        return Optional.of(PlayerListener::ended);
    }

    private static Consumer<PlayerListener> told(Rejection rejection) {
        return listener -> listener.rejected(rejection.cue().slot(), rejection.cue(), rejection.reason());
    }

    private static Consumer<PlayerListener> told(Answer answer) {
        return listener -> listener.answered(answer.question(), answer.choice());
    }

    private void tell(Consumer<PlayerListener> news) {
        for (PlayerListener listener : listeners.get()) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a listener of the player failed: " + listener, e);
            }
        }
    }

    private void reject(Rejection rejection) {
        clock.lock().lock();
        try {
            rejections.add(rejection);
            clock.changed();
        } finally {
            clock.lock().unlock();
        }
    }

    private void fail(DeviceException reason) {
        clock.lock().lock();
        try {
            tracks.all().forEach(track -> track.fail(reason));
        } finally {
            clock.lock().unlock();
        }
    }

    private void setFree() {
        clock.lock().lock();
        try {
            clock.setFree();
        } finally {
            clock.lock().unlock();
        }
    }

    @Override
    public void close() {
        fail(new DeviceException(Kind.LOST, "the player of " + recording.name() + " is closed"));
        tracks.close();
    }
}
