package dev.carthal.scale.hx711;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.scale.counts.Calibration;
import dev.carthal.scale.counts.CalibrationFile;
import dev.carthal.scale.counts.Cell;
import dev.carthal.scale.counts.CellSettings;
import dev.carthal.scale.counts.Linearisation;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Hx711SettingsTests {
    private static Hx711Settings settings(String key, Object value) throws DeviceException {
        Map<String, Object> values = new HashMap<>(Shared.UNFILTERED);
        values.put("chips", "iio:device0");
        values.put(key, value);
        return Hx711Settings.of(DeviceConfig.of("scale/basket", values));
    }

    @Test
    void eachChipHasItsCell() throws Exception {
        Map<String, Object> values = new HashMap<>(Shared.UNFILTERED);
        values.put("chips", List.of("left", "right"));
        values.put("cells", List.of("-81234:4251", "17:-4300"));
        Hx711Settings settings = Hx711Settings.of(DeviceConfig.of("scale/basket", values));
        assertThat(settings.cells().scheme().cells())
                .hasToString("[Cell[zero=-81234, nanogramsPerCount=4251, ppbPerKelvin=0,"
                        + " referenceMilliCelsius=20000], Cell[zero=17, nanogramsPerCount=-4300, ppbPerKelvin=0,"
                        + " referenceMilliCelsius=20000]]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bus     | twi        | bus must be
            high.us | 9          | high.us must be 10..100000: high.us=9
            spi.hz  | 6000000    | spi.hz must be 20000..5000000: spi.hz=6000000
            rate    | 20         | rate must be 10 or 80: rate=20
            gain    | 100        | gain must be 128, 64 or 32 (channel B): gain=100
            cells   | 5          | cells must be ZERO:NANOGRAMS_PER_COUNT[:PPB_PER_KELVIN:MILLICELSIUS] each: cells=5
            cells   | 5:0        | nanogramsPerCount must not be 0
            unit    | lb         | unit must be g or kg: unit=lb
            profile | mars       | profile must be one of [oiml, ntep, canada]: profile=mars
            e.mg    | 0          | d must be 1 mg or more
            median  | 4          | a median must be over 1, 3, 5, 7 or 9: median=4
            """)
    void whatCannotBeIsRefused(String key, String value, String words) {
        assertThatThrownBy(() -> settings(key, value))
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION));
    }

    @Test
    void aCalibrationIsReadFromItsFile(@TempDir Path folder) throws Exception {
        List<Cell> cells = List.of(new Cell(81_234, 4_251, -7, 21_000));
        Path file = folder.resolve("basket.calibration");
        CalibrationFile.at(file)
                .store(new Calibration("scale/basket", 1, Instant.EPOCH, 10_000_000, cells, Linearisation.NONE));
        Map<String, Object> values = new HashMap<>(Shared.UNFILTERED);
        values.remove("cells");
        values.putAll(Map.of("chips", "iio:device0", "calibration", file.toString(), "temperature", "temp1_input"));
        DeviceConfig config = DeviceConfig.of("scale/basket", values);
        assertThat(Hx711Settings.of(config).cells().scheme().cells()).isEqualTo(cells);
        assertThatThrownBy(() -> Hx711Settings.of(DeviceConfig.of("scale/counter", values)))
                .hasMessageContaining("scale/counter");
        assertThatThrownBy(() -> settings("calibration", file.toString()))
                .hasMessage("calibration must be without cells: calibration=" + file);
    }

    @Test
    void itsDefaultsAreThoseOfTheLibrary() throws Exception {
        Map<String, Object> told = new HashMap<>(Map.of("chips", "a", "cells", "0:1", "max.mg", 15_000, "e.mg", 5));
        CellSettings usual = CellSettings.of(DeviceConfig.of("scale/basket", told), 10);
        for (Method key : Hx711ScaleConfig.class.getDeclaredMethods()) {
            if (key.getDefaultValue() != null) {
                told.putIfAbsent(key.getName().replace('_', '.'), key.getDefaultValue());
            }
        }
        assertThat(CellSettings.of(DeviceConfig.of("scale/basket", told), 10)).isEqualTo(usual);
    }

    @Test
    void chipsWithoutCellsAreRefused() {
        assertThatThrownBy(() -> settings("chips", List.of("a", "b")))
                .hasMessage("there must be a cell for each chip: chips=a,b, of which 1 are calibrated");
    }
}
