package dev.carthal.scale.nau7802;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.FakeClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.LegalWeight;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.scale.counts.CellSettings;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The driver on two simulated chips, a gram a count, with the filters of a scale on firm ground.
final class Nau7802ScaleTests {
    private static final Duration LONG = Duration.ofSeconds(2);

    private final FakeClock clock = FakeClock.jumping();
    private final SimulatedRegisters left = new SimulatedRegisters(clock);
    private final SimulatedRegisters right = new SimulatedRegisters(clock);
    private final Nau7802ScaleDriver driver = new Nau7802ScaleDriver((_, name) -> name.equals("i2c-1") ? left : right);

    private final DeviceConfig config = DeviceConfig.of(
            "scale/basket",
            Map.of(
                    "chips",
                    List.of("i2c-1", "i2c-2"),
                    "cells",
                    List.of("0:1000000000", "0:1000000000"),
                    "max.mg",
                    15_000_000,
                    "e.mg",
                    5_000));

    private DeviceContext context() {
        return context(Map.of());
    }

    private DeviceContext context(Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(config.values());
        values.putAll(more);
        return DeviceContext.of(DeviceConfig.of("scale/basket", values), clock.after(LONG));
    }

    private DeviceContext certified(String key, Object value) {
        return context(Map.of("certificate.authority", "PTB", "certificate.number", "DE-26-NAWID-1", key, value));
    }

    private static Reading next(Scale scale) throws Exception {
        return ((Next.Item<Reading>) scale.next(LONG)).value();
    }

    private static Reading settled(Scale scale) throws Exception {
        Reading reading = next(scale);
        for (int i = 0; i < 200; i++) {
            reading = next(scale);
        }
        return reading;
    }

    @Test
    void aLoadIsShownStableOnceItIsAtRest() throws Exception {
        try (Scale scale = driver.open(context())) {
            settled(scale);
            left.chip.measure(() -> 1_000);
            right.chip.measure(() -> 252);
            assertThat(next(scale).flags()).contains(Flag.STABLE); // a spike, as far as anybody knows
            assertThat(settled(scale).indication().orElseThrow()).hasToString("1.250 kg");
            assertThat(next(scale).usable()).isTrue();
        }
        assertThat(left.closed && right.closed).isTrue();
    }

    @Test
    void aConverterAtItsEndIsAnOverloadWithoutAWeight() throws Exception {
        try (Scale scale = driver.open(context())) {
            settled(scale);
            left.chip.measure(() -> Integer.MAX_VALUE);
            next(scale);
            Reading reading = next(scale);
            assertThat(reading.flags()).containsExactly(Flag.OVERLOAD);
            assertThat(reading.indication()).isEmpty();
        }
    }

    @Test
    void aChipThatIsPulledIsLost() throws Exception {
        try (Scale scale = driver.open(context())) {
            settled(scale);
            right.gone = true;
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> scale.next(LONG))
                        .isInstanceOfSatisfying(
                                DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOST));
            }
        }
    }

    @Test
    void aCertifiedScaleAtRestGivesALegalWeight() throws Exception {
        try (Scale scale = driver.open(certified("unit", "kg"))) {
            settled(scale);
            left.chip.measure(() -> 1_250);
            assertThat(LegalWeight.of(settled(scale)).orElseThrow()).hasToString("1.250 kg under PTB DE-26-NAWID-1");
            left.chip.measure(() -> 2_500);
            next(scale);
            next(scale);
            next(scale);
            Reading moving = next(scale);
            assertThat(moving.flags()).contains(Flag.MOTION);
            assertThat(LegalWeight.of(moving)).isEmpty();
        }
    }

    @Test
    void nothingIsLegalWithoutACertificateOrWithMoreDigitsThanVerified() throws Exception {
        try (Scale scale = driver.open(context())) {
            Reading reading = settled(scale);
            assertThat(reading.usable()).isTrue();
            assertThat(LegalWeight.of(reading)).isEmpty();
        }
        try (Scale scale = driver.open(certified("d.mg", 1_000))) {
            assertThat(LegalWeight.of(settled(scale))).isEmpty();
        }
    }

    @Test
    void nothingIsLegalWhileTheTiltThatShouldBeMeasuredIsNot(@TempDir Path sys) throws Exception {
        Path sensor = Files.createDirectories(sys.resolve("bus/iio/devices/iio:device1"));
        for (String axis : List.of("x", "y", "z")) {
            Files.writeString(sensor.resolve("in_accel_" + axis + "_raw"), axis.equals("z") ? "1000" : "0");
        }
        DeviceContext context = certified("tilt", "iio:device1");
        Map<String, Object> values = new HashMap<>(context.config().values());
        values.put("sys", sys.toString());
        try (Scale scale = driver.open(DeviceContext.of(DeviceConfig.of("scale/basket", values), clock.after(LONG)))) {
            Reading blind = settled(scale);
            assertThat(blind.flags()).contains(Flag.STABLE, Flag.LEVEL_FAULT);
            assertThat(LegalWeight.of(blind)).isEmpty();
            Files.writeString(sensor.resolve("in_accel_scale"), "0.00980665");
            assertThat(LegalWeight.of(settled(scale))).isPresent();
        }
    }

    @Test
    void aSilentChipIsSilence() throws Exception {
        try (Scale scale = driver.open(context())) {
            settled(scale);
            left.chip.silence(true);
            assertThat(scale.next(LONG)).isEqualTo(Next.silence());
        }
    }

    @Test
    void itsDefaultsAreThoseOfTheLibrary() throws Exception {
        Map<String, Object> told = new HashMap<>(config.values());
        for (Method key : Nau7802ScaleConfig.class.getDeclaredMethods()) {
            if (key.getDefaultValue() != null) {
                told.putIfAbsent(key.getName().replace('_', '.'), key.getDefaultValue());
            }
        }
        assertThat(CellSettings.of(DeviceConfig.of("scale/basket", told), 80)).isEqualTo(CellSettings.of(config, 80));
    }

    @Test
    void theBundleFindsItsLibraries(@TempDir Path storage) throws Exception {
        try (RealFelix felix = new RealFelix(storage, "dev.carthal.scale-nau7802")) {
            ScaleDriver found = felix.service(ScaleDriver.class, "(driver=nau7802)");
            DeviceConfig absent = DeviceConfig.of(
                    "scale/basket",
                    Map.of("chips", "i2c-99", "cells", "0:1000000", "max.mg", 15_000_000, "e.mg", 5_000));
            assertThatThrownBy(() -> found.open(DeviceContext.of(absent, clock.after(LONG))))
                    .hasMessageContaining("chips=i2c-99")
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
            assertThat(found.identify(absent).name()).endsWith("i2c-99:42");
        }
    }
}
