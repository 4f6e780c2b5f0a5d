package dev.carthal.scale.nau7802;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import dev.carthal.scale.counts.CellSettings;
import java.nio.file.Path;
import java.util.List;

/// The configuration, checked.
record Nau7802Settings(Nau7802ScaleConfig config, CellSettings cells, Input input) {
    static Nau7802Settings of(DeviceConfig slot) throws DeviceException {
        Nau7802ScaleConfig config = slot.as(Nau7802ScaleConfig.class);
        Input input = Input.of(config.channel(), config.gain(), config.rate(), config.ldo_mv());
        return new Nau7802Settings(config, CellSettings.of(slot, config.rate()), input);
    }

    List<String> chips() {
        return List.of(config.chips());
    }

    Path dev() {
        return Path.of(config.dev());
    }
}
