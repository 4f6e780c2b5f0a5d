package dev.carthal.scale.hx711;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import dev.carthal.simulator.converter.IioFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IioChipTests {
    @TempDir
    private Path sys;

    private IioFolder folder;

    @BeforeEach
    void putAChipThere() throws IOException {
        folder = new IioFolder(sys, 0);
    }

    private Hx711Settings settings(int gain) throws DeviceException {
        Map<String, Object> values = new HashMap<>(Shared.UNFILTERED);
        values.putAll(Map.of("sys", sys.toString(), "chips", "iio:device0", "gain", gain));
        return Hx711Settings.of(DeviceConfig.of("scale/basket", values));
    }

    private IioChip open(int gain) throws DeviceException {
        return IioChip.open(settings(gain), "iio:device0");
    }

    @Test
    void theKernelCountsFromTheMiddle() throws Exception {
        try (IioChip chip = open(128)) {
            for (int counts : new int[] {0, -1, 1_193_046, -74_566, 8_388_607, -8_388_608}) {
                folder.convert(counts);
                assertThat(chip.take()).hasValue(counts);
            }
            folder.write("in_voltage0_raw", "9581654"); // 0x923456
            assertThat(chip.take()).hasValue(0x123456);
        }
    }

    @Test
    void aConversionThatDoesNotComeIsNoCount() throws Exception {
        try (IioChip chip = open(128)) {
            assertThat(chip.take()).isEqualTo(OptionalInt.empty());
        }
    }

    @Test
    void whatIsNoCountIsAFaultOfItsOwn() throws Exception {
        try (IioChip chip = open(128)) {
            for (String line : new String[] {"", "-1", "16777216", "12a"}) {
                folder.write("in_voltage0_raw", line);
                assertThatThrownBy(chip::take)
                        .isInstanceOf(DeviceException.class)
                        .hasMessageContaining("counts must be 0..16777215: " + line + " in ");
            }
        }
    }

    @Test
    void theGainIsSetByItsScale() throws Exception {
        open(64).close();
        assertThat(folder.read("in_voltage0_scale")).isEqualTo("0.000004656");
        open(128).close();
        assertThat(folder.read("in_voltage0_scale")).isEqualTo("0.000002328");
    }

    @Test
    void thirtyTwoIsChannelB() throws Exception {
        try (IioChip chip = open(32)) {
            folder.convert(5);
            folder.write("in_voltage0_raw", "0");
            assertThat(chip.take()).hasValue(5);
        }
    }

    @Test
    void anotherConverterIsRefused() throws Exception {
        folder.write("name", "ads1015");
        assertThatThrownBy(() -> open(128))
                .hasMessage("chips must be of the kernel's driver hx711: iio:device0 is ads1015");
    }
}
