package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.scale.counts.Calibrated;
import dev.carthal.scale.counts.Capacity;
import dev.carthal.scale.counts.Converter;
import dev.carthal.scale.counts.Display;
import dev.carthal.scale.counts.Profile;
import dev.carthal.scale.counts.Scheme;
import dev.carthal.scale.counts.Tuning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The configuration, checked.
record Hx711Settings(Hx711ScaleConfig config, Scheme scheme, Display display, Gain gain) {
    private static final List<String> BUSES = List.of("iio", "spi", "gpio");

    static Hx711Settings of(String slot, Hx711ScaleConfig config) throws DeviceException {
        if (!BUSES.contains(config.bus())) {
            throw wrong("bus must be one of " + BUSES + ": bus=" + config.bus());
        }
        within("high.us", config.high_us(), 10, 100_000);
        within("spi.hz", config.spi_hz(), 20_000, 5_000_000);
        if (config.rate() != 10 && config.rate() != 80) {
            throw wrong("rate must be 10 or 80: rate=" + config.rate());
        }
        Gain gain = Gain.of(config.gain());
        Calibrated cells = Calibrated.of(slot, config.calibration(), config.cells(), config.chips());
        try {
            Capacity capacity =
                    new Capacity(config.max_mg(), config.e_mg(), config.d_mg() == 0 ? config.e_mg() : config.d_mg());
            Scheme scheme = new Scheme(
                    cells.cells(),
                    Converter.BITS_24,
                    cells.linearisation(),
                    tuning(config),
                    capacity,
                    Profile.named(config.profile()));
            return new Hx711Settings(config, scheme, Display.of(config.unit(), capacity), gain);
        } catch (IllegalArgumentException e) {
            throw new DeviceException(Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    private static void within(String key, int value, int least, int most) throws DeviceException {
        if (value < least || value > most) {
            throw wrong(key + " must be " + least + ".." + most + ": " + key + "=" + value);
        }
    }

    private static Tuning tuning(Hx711ScaleConfig config) {
        return new Tuning(
                config.rate(),
                config.median(),
                config.cutoff_mhz(),
                config.step_divisions(),
                config.step_samples(),
                Duration.ofMillis(config.motion_ms()));
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
