package dev.carthal.scale.nau7802;

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
record Nau7802Settings(Nau7802ScaleConfig config, Scheme scheme, Display display, Input input) {
    static Nau7802Settings of(String slot, Nau7802ScaleConfig config) throws DeviceException {
        Input input = Input.of(config.channel(), config.gain(), config.rate(), config.ldo_mv());
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
            return new Nau7802Settings(config, scheme, Display.of(config.unit(), capacity), input);
        } catch (IllegalArgumentException e) {
            throw new DeviceException(Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    private static Tuning tuning(Nau7802ScaleConfig config) {
        return new Tuning(
                config.rate(),
                config.median(),
                config.cutoff_mhz(),
                config.step_divisions(),
                config.step_samples(),
                Duration.ofMillis(config.motion_ms()));
    }

    List<String> chips() {
        return List.of(config.chips());
    }

    Path dev() {
        return Path.of(config.dev());
    }
}
