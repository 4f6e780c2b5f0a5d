package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.Arrays;

/// What the next conversion measures: the number of pulses of one read says it. A gain of 32 is that of channel
/// B, so the gain names the channel, too.
enum Gain {
    A128(128, 25, 0),
    B32(32, 26, 1),
    A64(64, 27, 0);

    final int factor;
    final int pulses;
    final int channel;

    Gain(int factor, int pulses, int channel) {
        this.factor = factor;
        this.pulses = pulses;
        this.channel = channel;
    }

    static Gain of(int factor) throws DeviceException {
        return Arrays.stream(values())
                .filter(gain -> gain.factor == factor)
                .findFirst()
                .orElseThrow(() -> new DeviceException(
                        Kind.CONFIGURATION, "gain must be 128, 64 or 32 (channel B): gain=" + factor));
    }
}
