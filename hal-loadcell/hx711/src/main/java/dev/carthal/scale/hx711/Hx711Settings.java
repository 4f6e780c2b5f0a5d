package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.scale.counts.CellSettings;
import java.nio.file.Path;
import java.util.List;

/// The configuration, checked.
record Hx711Settings(Hx711ScaleConfig config, CellSettings cells, Gain gain) {
    private static final List<String> BUSES = List.of("iio", "spi", "gpio");

    static Hx711Settings of(DeviceConfig slot) throws DeviceException {
        Hx711ScaleConfig config = slot.as(Hx711ScaleConfig.class);
        if (!BUSES.contains(config.bus())) {
            throw wrong("bus must be one of " + BUSES + ": bus=" + config.bus());
        }
        within("high.us", config.high_us(), 10, 100_000);
        within("spi.hz", config.spi_hz(), 20_000, 5_000_000);
        if (config.rate() != 10 && config.rate() != 80) {
            throw wrong("rate must be 10 or 80: rate=" + config.rate());
        }
        Gain gain = Gain.of(config.gain());
        return new Hx711Settings(config, CellSettings.of(slot, config.rate()), gain);
    }

    private static void within(String key, int value, int least, int most) throws DeviceException {
        if (value < least || value > most) {
            throw wrong(key + " must be " + least + ".." + most + ": " + key + "=" + value);
        }
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
