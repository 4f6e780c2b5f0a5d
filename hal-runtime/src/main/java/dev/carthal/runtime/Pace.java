package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.time.Duration;

/// How long a slot waits for what.
record Pace(Duration open, Duration settle, Duration silence, Duration lost, Backoff.Range backoff, Duration grace) {
    /// That of a slot whose own configuration is senseless.
    static final Pace NONE = new Pace(
            Duration.ofSeconds(10),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(10),
            new Backoff.Range(Duration.ofMillis(500), Duration.ofSeconds(30)),
            Duration.ofSeconds(2));

    static Pace of(SlotKeys keys, Family family) throws DeviceException {
        int silence = keys.slot_silence_ms();
        int shortest = atLeast(1, "slot.backoff.min.ms", keys.slot_backoff_min_ms());
        return new Pace(
                Duration.ofMillis(atLeast(1, "slot.open.ms", keys.slot_open_ms())),
                Duration.ofMillis(atLeast(0, "slot.settle.ms", keys.slot_settle_ms())),
                Duration.ofMillis(silence == -1 ? family.silenceMillis : atLeast(0, "slot.silence.ms", silence)),
                Duration.ofMillis(atLeast(1, "slot.lost.ms", keys.slot_lost_ms())),
                new Backoff.Range(
                        Duration.ofMillis(shortest),
                        Duration.ofMillis(atLeast(shortest, "slot.backoff.max.ms", keys.slot_backoff_max_ms()))),
                Duration.ofMillis(atLeast(1, "slot.grace.ms", keys.slot_grace_ms())));
    }

    static int atLeast(int least, String key, int value) throws DeviceException {
        if (value < least) {
            throw new DeviceException(Kind.CONFIGURATION, key + " must be " + least + " or more: " + key + "=" + value);
        }
        return value;
    }
}
