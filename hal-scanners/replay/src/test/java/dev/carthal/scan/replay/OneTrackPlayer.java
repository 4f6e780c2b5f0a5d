package dev.carthal.scan.replay;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.replay.FrameCue;
import dev.carthal.hal.replay.Player;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Reading;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Plays a script on one track, one holder at a time, as the contract of [Player] demands.
final class OneTrackPlayer implements Player {
    private final String slot;
    private final Deque<Next<Scan>> script;
    boolean held;

    OneTrackPlayer(String slot, List<Next<Scan>> script) {
        this.slot = slot;
        this.script = new ArrayDeque<>(script);
    }

    @Override
    public StreamingDevice<Scan> scans(String wanted) throws DeviceException {
        if (!wanted.equals(slot)) {
            throw new DeviceException(Kind.NOT_FOUND, "the recording has no track for " + wanted);
        }
        if (held) {
            throw new DeviceException(Kind.BUSY, wanted + " is held already");
        }
        held = true;
        return new StreamingDevice<>() {
            @Override
            public Next<Scan> next(Duration timeout) {
                return script.size() > 1 ? script.remove() : script.getFirst();
            }

            @Override
            public void close() {
                held = false;
            }
        };
    }

    @Override
    public StreamingDevice<FrameCue> frames(String slot) throws DeviceException {
        throw new AssertionError("a scanner has nothing to do with frames");
    }

    @Override
    public StreamingDevice<Reading> readings(String slot) throws DeviceException {
        throw new AssertionError("a scanner has nothing to do with readings");
    }
}
