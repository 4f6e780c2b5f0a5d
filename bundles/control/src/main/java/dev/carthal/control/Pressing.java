package dev.carthal.control;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Slot;
import dev.carthal.hal.weight.KeyRefusedException;
import dev.carthal.hal.weight.ScaleKey;
import dev.carthal.hal.weight.ScaleSlot;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Press a key of a scale for whoever commands it.
final class Pressing {
    private static final long LONGEST_MS = 60_000;

    private Pressing() {}

    /// @param result `done`; `refused` when nothing has changed; `unknown` when nobody heard what the scale did
    record Result(String slot, String key, String result, String reason) {}

    /// @throws IllegalArgumentException if there is no such scale, or it has no such key
    static Object press(Map<String, Slot> slots, @Nullable Clock clock, Request request) {
        String name = request.text("slot");
        if (clock == null || !(slots.get(name) instanceof ScaleSlot scale)) {
            throw new IllegalArgumentException(
                    "slot must be that of a scale: slot=" + name + ", slots=" + new TreeSet<>(slots.keySet()));
        }
        String word = request.text("key");
        ScaleKey key = Arrays.stream(ScaleKey.values())
                .filter(each -> words(each).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("key must be zero, tare or clear-tare: key=" + word));
        long millis = request.has("waitMs") ? request.whole("waitMs") : LONGEST_MS;
        if (millis < 0 || millis > LONGEST_MS) {
            throw new IllegalArgumentException("waitMs must be 0.." + LONGEST_MS + ": waitMs=" + millis);
        }
        try {
            scale.press(key, clock.after(Duration.ofMillis(millis)));
            return new Result(name, word, "done", "");
        } catch (DeviceException e) {
            return refused(name, word, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Result(name, word, "unknown", "the cart stops");
        }
    }

    private static Result refused(String slot, String key, DeviceException e) {
        if (e.kind() == Kind.UNSUPPORTED) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        boolean unchanged = e instanceof KeyRefusedException || e.kind() == Kind.BUSY;
        return new Result(slot, key, unchanged ? "refused" : "unknown", e.getMessage());
    }

    private static String words(ScaleKey key) {
        return key.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
