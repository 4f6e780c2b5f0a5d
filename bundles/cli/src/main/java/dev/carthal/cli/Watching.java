package dev.carthal.cli;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.launcher.LaunchException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Pull what a device says, and show it, until enough came or Ctrl-C.
///
/// @param words what it says, such as `reading`
/// @param advice what to do if it says nothing
record Watching<T>(Console console, Limits limits, String words, String advice) {
    private static final Duration STEP = Duration.ofMillis(200);
    private static final long QUIET_NANOS = 3_000_000_000L;

    /// @param isChatty whether silence is worth a word
    void follow(StreamingDevice<T> device, MachineTime clock, boolean isChatty, Consumer<T> show)
            throws DeviceException, InterruptedException, LaunchException {
        AtomicBoolean ended = new AtomicBoolean();
        Interrupts.call(() -> ended.set(true));
        long begin = clock.nanos();
        long quiet = begin;
        long seen = 0;
        String refusal = "";
        while (!ended.get() && !limits.isReached(seen, clock.nanos() - begin)) {
            try {
                if (device.next(STEP) instanceof Next.Item<T>(var item)) {
                    seen++;
                    show.accept(item);
                    quiet = clock.nanos();
                }
            } catch (DeviceException e) {
                refusal = refused(e, refusal);
                quiet = clock.nanos();
            }
            if (isChatty && clock.nanos() - quiet > QUIET_NANOS) {
                console.tell("no " + words + " for " + QUIET_NANOS / 1_000_000_000 + " s: " + advice);
                quiet = clock.nanos();
            }
        }
        if (seen == 0 && limits.hasTime()) {
            throw Failed.user("no " + words + " in " + limits.seconds() + " s: " + advice);
        }
    }

    /// What the device said and nobody understands is told once, not once a frame.
    private String refused(DeviceException e, String before) throws DeviceException {
        if (e.kind() != Kind.PROTOCOL) {
            throw e;
        }
        if (!e.getMessage().equals(before)) {
            console.tell(e.getMessage());
        }
        return e.getMessage();
    }
}
