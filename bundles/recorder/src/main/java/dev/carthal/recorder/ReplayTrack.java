package dev.carthal.recorder;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.recording.RecordingException;
import dev.carthal.recording.TrackReader;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One track of the recording, and the place in it, which outlives whoever holds it. Guarded by the clock's lock.
///
/// @param <L> what the recording has
/// @param <T> what the slot is given
final class ReplayTrack<L, T> {
    private final LockStepClock clock;
    private final String slot;
    private final TrackReader<L> lines;
    private final Function<L, T> delivered;
    private @Nullable Next<L> head;
    private @Nullable ReplayHold<T> holder;
    private @Nullable Next<T> end;
    private @Nullable DeviceException fault;
    private long takenNanos;
    private long lastNanos;
    private long missed;
    private long missedInAll;

    ReplayTrack(LockStepClock clock, String slot, TrackReader<L> lines, Function<L, T> delivered)
            throws RecordingException {
        this.clock = clock;
        this.slot = slot;
        this.lines = lines;
        this.delivered = delivered;
        this.head = lines.read().orElse(null);
    }

    String slot() {
        return slot;
    }

    boolean held() {
        return holder != null;
    }

    boolean finished() {
        return head == null;
    }

    /// {@return when the next item is due}
    long dueNanos() {
        return head == null ? Long.MAX_VALUE : lines.nanos();
    }

    /// {@return how many items nobody took because nobody held the track}
    long missedInAll() {
        return missedInAll;
    }

    StreamingDevice<T> hold() throws DeviceException {
        clock.lock().lock();
        try {
            if (holder != null) {
                throw new DeviceException(Kind.BUSY, "the track " + slot + " is held by another device of this slot");
            }
            if (fault != null) {
                throw new DeviceException(fault.kind(), String.valueOf(fault.getMessage()), fault);
            }
            var hold = new ReplayHold<T>(clock, slot, this::leave);
            holder = hold;
            stop(hold);
            clock.changed();
            return hold;
        } finally {
            clock.lock().unlock();
        }
    }

    private void stop(ReplayHold<T> hold) {
        if (fault != null) {
            hold.fail(fault);
        } else if (end != null) {
            hold.put(end);
        }
    }

    /// What was handed over and not yet taken is missed, as it would be by a real device that is closed.
    private void leave(int untaken) {
        holder = null;
        if (untaken > 0) {
            lastNanos = takenNanos;
        }
        missed += untaken;
        missedInAll += untaken;
        clock.changed();
    }

    /// Hands over the item that is due, and reads on.
    void deliver() throws RecordingException {
        Next<L> due = head;
        long nanos = lines.nanos();
        if (due != null && holder != null) {
            deliver(holder, due, nanos);
        } else if (due != null) {
            missed++;
            missedInAll++;
        }
        Optional<Next<L>> next = lines.read();
        head = next.orElse(null);
    }

    private void deliver(ReplayHold<T> to, Next<L> due, long nanos) {
        if (missed > 0) {
            to.put(Next.missing(new Gap(slot, lastNanos, nanos, "nobody held the track; items missed: " + missed)));
            missed = 0;
        }
        switch (due) {
            case Next.Item<L>(var line) -> to.put(Next.item(delivered.apply(line)));
            case Next.Missing<L>(var gap) -> to.put(Next.missing(gap));
            case Next.Silence<L> _, Next.End<L> _ -> {}
        }
        takenNanos = lastNanos;
        lastNanos = nanos;
    }

    /// {@return whether it had not ended before}
    boolean end(String reason) {
        if (end != null) {
            return false;
        }
        end = Next.end(reason);
        if (holder != null) {
            stop(holder);
        }
        return true;
    }

    void fail(DeviceException reason) {
        fault = reason;
        if (holder != null) {
            stop(holder);
        }
    }

    void close() {
        lines.close();
    }
}
