package dev.carthal.scale.hx711;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.LegalWeight;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The driver on two simulated chips.
final class Hx711LinesTests {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeClock clock = FakeClock.jumping();
    private final SimulatedPins left = new SimulatedPins(clock, 80);
    private final SimulatedPins right = new SimulatedPins(clock, 80);
    private boolean busy;

    private final Wiring wiring = new Wiring() {
        @Override
        public Pins pins(Hx711Settings settings, String name) throws DeviceException {
            if (name.equals("gpiochip0:5:6")) {
                return left;
            }
            if (busy) {
                throw new DeviceException(Kind.BUSY, name + " is busy");
            }
            return right;
        }

        @Override
        public SpiLine spi(Hx711Settings settings, String name) {
            return new SimulatedSpi(clock, name.equals("spidev0.0") ? left.chip : right.chip);
        }
    };

    private DeviceContext context(String bus, String... chips) {
        return context(Map.of(), bus, chips);
    }

    private DeviceContext context(Map<String, Object> more, String bus, String... chips) {
        Map<String, Object> values = new HashMap<>(Shared.UNFILTERED);
        values.putAll(more);
        values.put("bus", bus);
        values.put("rate", 80);
        values.put("chips", List.of(chips));
        values.put("cells", List.of("0:1000000000", "0:1000000000"));
        return DeviceContext.of(DeviceConfig.of("scale/basket", values), clock.after(SECOND));
    }

    private DeviceContext gpio() {
        return context("gpio", "gpiochip0:5:6", "gpiochip0:7:8");
    }

    private String shown(Scale scale) throws Exception {
        Next<Reading> next = scale.next(SECOND);
        assertThat(next).isInstanceOf(Next.Item.class);
        return ((Next.Item<Reading>) next).value().indication().orElseThrow().toString();
    }

    @Test
    void theCornersAreSummedConversionByConversion() throws Exception {
        left.chip.measure(() -> 1_000);
        right.chip.measure(() -> 250);
        try (Scale scale = new Hx711ScaleDriver(wiring).open(gpio())) {
            assertThat(shown(scale)).isEqualTo("1.250 kg");
            long begin = clock.nanos();
            for (int i = 0; i < 80; i++) {
                shown(scale);
            }
            assertThat(Duration.ofNanos(clock.nanos() - begin))
                    .isBetween(Duration.ofMillis(1_000), Duration.ofMillis(1_100));
            right.chip.measure(() -> 500);
            assertThat(shown(scale)).isEqualTo("1.500 kg");
        }
        assertThat(left.closed && right.closed).isTrue();
    }

    @Test
    void allChipsSettleAtTheSameTime() throws Exception {
        long begin = clock.nanos();
        try (Scale scale = new Hx711ScaleDriver(wiring).open(gpio())) {
            shown(scale);
            assertThat(Duration.ofNanos(clock.nanos() - begin)).isLessThan(Duration.ofMillis(150));
        }
    }

    @Test
    void temperatureAndCertificateMakeAWeightLegalAndRight(@TempDir Path sys) throws Exception {
        Path temperature = Files.writeString(sys.resolve("temp1_input"), "30000");
        Map<String, Object> more = Map.of(
                "sys",
                sys.toString(),
                "temperature",
                "temp1_input",
                "d.mg",
                0,
                "motion.ms",
                100, //
                "certificate.authority",
                "PTB",
                "certificate.number",
                "7");
        DeviceContext context = context(more, "gpio", "gpiochip0:5:6", "gpiochip0:7:8");
        Map<String, Object> values = new HashMap<>(context.config().values());
        values.put("cells", List.of("0:1000000000:1000000:20000", "0:1000000000:1000000:20000"));
        try (Scale scale = new Hx711ScaleDriver(wiring)
                .open(DeviceContext.of(DeviceConfig.of("scale/basket", values), clock.after(SECOND)))) {
            settled(scale);
            left.chip.measure(() -> 1_000);
            right.chip.measure(() -> 1_000);
            assertThat(LegalWeight.of(settled(scale)).orElseThrow()).hasToString("2.020 kg under PTB 7");
            Files.delete(temperature);
            clock.pass(Duration.ofSeconds(6));
            Reading blind = settled(scale);
            assertThat(blind.indication().orElseThrow()).hasToString("2.000 kg");
            assertThat(blind.flags()).contains(Flag.CALIBRATION_FAULT);
            assertThat(LegalWeight.of(blind)).isEmpty();
        }
    }

    private static Reading settled(Scale scale) throws Exception {
        for (int i = 0; i < 40; i++) {
            scale.next(SECOND);
        }
        return ((Next.Item<Reading>) scale.next(SECOND)).value();
    }

    @Test
    void aBusOfSpiIsAnotherWayToTheSameWeight() throws Exception {
        left.chip.measure(() -> 1_000);
        right.chip.measure(() -> -250);
        try (Scale scale = new Hx711ScaleDriver(wiring).open(context("spi", "spidev0.0", "spidev1.0"))) {
            assertThat(shown(scale)).isEqualTo("0.750 kg");
            assertThat(left.chip.violations()).isZero();
        }
    }

    @Test
    void oneSilentCornerIsASilentScale() throws Exception {
        try (Scale scale = new Hx711ScaleDriver(wiring).open(gpio())) {
            shown(scale);
            right.chip.cut(true);
            assertThat(scale.next(SECOND)).isEqualTo(Next.silence());
        }
    }

    @Test
    void whatCannotAllBeOpenedIsClosed() {
        busy = true;
        assertThatThrownBy(() -> new Hx711ScaleDriver(wiring).open(gpio())).hasMessage("gpiochip0:7:8 is busy");
        assertThat(left.closed).isTrue();
    }
}
