package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.scale.counts.Capacity;
import dev.carthal.scale.counts.Cell;
import dev.carthal.scale.counts.Converter;
import dev.carthal.scale.counts.Display;
import dev.carthal.scale.counts.Linearisation;
import dev.carthal.scale.counts.Profile;
import dev.carthal.scale.counts.Scheme;
import dev.carthal.scale.counts.Tuning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// The configuration, checked.
record Hx711Settings(Hx711ScaleConfig config, Scheme scheme, Display display, Gain gain) {
    private static final List<String> BUSES = List.of("iio", "gpio");

    static Hx711Settings of(Hx711ScaleConfig config) throws DeviceException {
        if (!BUSES.contains(config.bus())) {
            throw wrong("bus must be one of " + BUSES + ": bus=" + config.bus());
        }
        if (config.high_us() < 10 || config.high_us() > 100_000) {
            throw wrong("high.us must be 10..100000: high.us=" + config.high_us());
        }
        if (config.rate() != 10 && config.rate() != 80) {
            throw wrong("rate must be 10 or 80: rate=" + config.rate());
        }
        if (config.chips().length != config.cells().length) {
            throw wrong("there must be a cell for each chip: chips=" + String.join(",", config.chips()) + ", cells="
                    + String.join(",", config.cells()));
        }
        try {
            Capacity capacity =
                    new Capacity(config.max_mg(), config.e_mg(), config.d_mg() == 0 ? config.e_mg() : config.d_mg());
            return new Hx711Settings(
                    config, scheme(config, capacity), Display.of(config.unit(), capacity), Gain.of(config.gain()));
        } catch (IllegalArgumentException e) {
            throw new DeviceException(Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    private static Scheme scheme(Hx711ScaleConfig config, Capacity capacity) {
        Tuning tuning = new Tuning(
                config.rate(),
                config.median(),
                config.cutoff_mhz(),
                config.step_divisions(),
                config.step_samples(),
                Duration.ofMillis(config.motion_ms()));
        return new Scheme(
                Arrays.stream(config.cells()).map(Cell::parse).toList(),
                Converter.BITS_24,
                Linearisation.NONE,
                tuning,
                capacity,
                Profile.named(config.profile()));
    }

    private static DeviceException wrong(String words) {
        return new DeviceException(Kind.CONFIGURATION, words);
    }

    List<String> chips() {
        return List.of(config.chips());
    }

    Pace pace() {
        return new Pace(gain, config.rate(), config.high_us() * 1_000L);
    }

    Path dev() {
        return Path.of(config.dev());
    }

    Path sys() {
        return Path.of(config.sys());
    }
}
