package dev.carthal.scale.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.weight.Flag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files as the kernel has them below /sys: a thermometer of hwmon, and an accelerometer of IIO.
final class SurroundingsTests {
    private static final String HWMON = "bus/i2c/devices/1-0048/hwmon/hwmon*/temp1_input";
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @TempDir
    private Path sys;

    private void write(String file, String text) throws IOException {
        Files.createDirectories(sys.resolve(file).resolveSibling(""));
        Files.writeString(sys.resolve(file), text + "\n");
    }

    private void temperature(String text) throws IOException {
        write("bus/i2c/devices/1-0048/hwmon/hwmon3/temp1_input", text);
    }

    private void acceleration(int x, int y, int z) throws IOException {
        write("bus/iio/devices/iio:device1/label", "mast");
        write("bus/iio/devices/iio:device1/in_accel_scale", "0.009806650");
        write("bus/iio/devices/iio:device1/in_accel_x_raw", Integer.toString(x));
        write("bus/iio/devices/iio:device1/in_accel_y_raw", Integer.toString(y));
        write("bus/iio/devices/iio:device1/in_accel_z_raw", Integer.toString(z));
    }

    private Sources sources(Map<String, Object> keys) throws DeviceException {
        Map<String, Object> values = new HashMap<>(
                Map.of("sys", sys.toString(), "chips", "a", "cells", "0:1000", "max.mg", 15_000_000, "e.mg", 5_000));
        values.putAll(keys);
        return CellSettings.of(DeviceConfig.of("scale/basket", values), 10).sources();
    }

    private Surroundings surroundings(String... keys) throws DeviceException {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < keys.length; i += 2) {
            values.put(keys[i], keys[i + 1]);
        }
        return new Surroundings("scale/basket", sources(values));
    }

    @Test
    void whatIsNotConfiguredIsNotMissed() throws Exception {
        assertThat(surroundings().at(0)).isEqualTo(Conditions.USUAL);
    }

    @Test
    void aThermometerIsFoundUnderWhateverNumberTheKernelGaveIt() throws Exception {
        temperature("21375");
        Surroundings surroundings = surroundings("temperature", HWMON);
        assertThat(surroundings.at(0).milliCelsius()).hasValue(21_375);
        temperature("-3500");
        assertThat(surroundings.at(SECOND / 10).milliCelsius()).hasValue(21_375);
        assertThat(surroundings.at(SECOND).milliCelsius()).hasValue(-3_500);
        assertThat(surroundings.at(SECOND).faults()).isEmpty();
    }

    @Test
    void aThermometerThatFailsCountsForAWhileAndThenItIsAFaultAndNoTemperature() throws Exception {
        temperature("21375");
        Surroundings surroundings = surroundings("temperature", HWMON, "sensor.stale.ms", "2000");
        surroundings.at(0);
        temperature("nan");
        assertThat(surroundings.at(2 * SECOND).milliCelsius()).hasValue(21_375);
        Conditions without = surroundings.at(3 * SECOND);
        assertThat(without.milliCelsius()).isEmpty();
        assertThat(without.faults()).containsExactly(Flag.CALIBRATION_FAULT);
        temperature("0");
        assertThat(surroundings.at(4 * SECOND))
                .isEqualTo(new Conditions(OptionalInt.of(0), OptionalInt.empty(), Set.of()));
    }

    @Test
    void whatWasNeverThereIsAFaultFromTheBeginning() throws Exception {
        Conditions conditions =
                surroundings("temperature", HWMON, "tilt", "mast").at(0);
        assertThat(conditions.milliCelsius()).isEmpty();
        assertThat(conditions.tiltMicroradians()).isEmpty();
        assertThat(conditions.faults()).containsExactlyInAnyOrder(Flag.CALIBRATION_FAULT, Flag.LEVEL_FAULT);
    }

    @Test
    void twoThermometersInTheFolderAreNone() throws Exception {
        temperature("21375");
        write("bus/i2c/devices/1-0048/hwmon/hwmon4/temp1_input", "30000");
        assertThatThrownBy(() -> new Thermometer(sys, HWMON).read()).hasMessageContaining("hwmon* must be one");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1000, z, 0",
        "0, 0, -1000, -z, 0",
        "30, 40, 999, z, 50008",
        "1000, 0, 0, x, 0",
        "-999, 45, 0, -x, 45015",
        "0, 0, -1000, z, 3141593"
    })
    void theTiltIsTheAngleToThePlumbLine(int x, int y, int z, String up, int microradians) throws Exception {
        acceleration(x, y, z);
        assertThat(surroundings("tilt", "mast", "tilt.axis", up).at(0).tiltMicroradians())
                .isEqualTo(OptionalInt.of(microradians));
    }

    @Test
    void anAccelerometerMayHaveAScaleForEachAxis() throws Exception {
        acceleration(0, 0, 500);
        write("bus/iio/devices/iio:device1/in_accel_z_scale", "0.0196133");
        assertThat(surroundings("tilt", "iio:device1").at(0).tiltMicroradians()).hasValue(0);
    }

    @Test
    void aScaleThatIsPushedHasNoPlumbLine() throws Exception {
        acceleration(600, 0, 1000);
        assertThatThrownBy(() -> new Accelerometer(sys, "mast", "z").read())
                .hasMessageStartingWith("the acceleration must be 8.8..10.8 m/s² at rest: 11.436 of ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tilt.axis       | up         | tilt.axis must be one of [x, y, z, -x, -y, -z]: tilt.axis=up
            sensor.ms       | 401        | sensor.ms must be 10 or more, and with a tilt not above motion.ms: sensor.ms=401, motion.ms=400
            sensor.stale.ms | 100        | sensor.stale.ms must be sensor.ms to 60000: sensor.stale.ms=100
            cells           | 0:1:5:2000 | cells that depend on temperature need one: temperature=
            certificate.number | 7       | certificate.authority and certificate.number go together: certificate.authority=, certificate.number=7
            """)
    void whatCannotBeIsRefused(String key, String value, String words) {
        assertThatThrownBy(() -> sources(Map.of("tilt", "mast", key, value))).hasMessage(words);
    }
}
