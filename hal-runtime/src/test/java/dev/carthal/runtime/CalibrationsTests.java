package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.DeviceConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalibrationsTests {
    private static final String BASKET = "scale/basket";

    @TempDir
    Path folder;

    private Map<String, Object> values(Map<String, ?> configured) {
        return Calibrations.in(Optional.of(folder))
                .laidOver(DeviceConfig.of(BASKET, configured))
                .values();
    }

    @Test
    void theSlotsOwnGoesBeforeTheCellsOfTheImage() throws Exception {
        Map<String, ?> cells = Map.of("chips", "a", "cells", "1:2");
        assertThat(values(cells)).isEqualTo(cells);

        Path own = Files.writeString(folder.resolve("scale-basket.calibration"), "version=1\n");

        assertThat(values(cells)).isEqualTo(Map.of("chips", "a", "calibration", own.toString()));
        assertThat(Calibrations.in(Optional.empty())
                        .laidOver(DeviceConfig.of(BASKET, cells))
                        .values())
                .isEqualTo(cells);
    }

    @Test
    void aFileThatTheConfigurationNamesGoesBeforeTheSlotsOwn() throws Exception {
        Files.writeString(folder.resolve("scale-basket.calibration"), "version=1\n");
        Map<String, String> named = Map.of("calibration", "/etc/mine");
        assertThat(values(named)).isEqualTo(named);
    }

    @Test
    void whatIsInForceIsTold() throws Exception {
        Path file = Files.writeString(
                folder.resolve("c"), "format=1\nslot=scale/basket\nversion=7\nat=2026-11-22T10:00:00Z\nsha256=ab12\n");
        Calibrations calibrations = Calibrations.in(Optional.of(folder));
        assertThat(calibrations.inForce(DeviceConfig.of(BASKET, Map.of("calibration", file.toString()))))
                .isEqualTo("version 7 of 2026-11-22T10:00:00Z, sha256=ab12, " + file);
        assertThat(calibrations.inForce(DeviceConfig.of(BASKET, Map.of("cells", "1:2"))))
                .isEqualTo("that of its configuration: cells");
        assertThat(calibrations.inForce(DeviceConfig.of(BASKET, Map.of("port", "x"))))
                .isEmpty();
    }
}
