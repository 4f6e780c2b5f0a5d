package dev.carthal.scale.hx711;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
        Map<String, Object> values = new HashMap<>(Shared.UNFILTERED);
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
