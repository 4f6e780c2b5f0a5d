package dev.carthal.scale.hx711;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A chip of ten conversions a second, simulated to the datasheet, on a clock that the lines move.
final class BareChipTests {
    private static final String NAME = "gpiochip0:5:6";
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final int LOOKS = 1_000;

    private final FakeClock clock = FakeClock.jumping();
    private final SimulatedPins pins = new SimulatedPins(clock, 10);
    private final BareChip chip = chip(Gain.A128);

    private BareChip chip(Gain gain) {
        Pace pace = new Pace(gain, 10, 50_000);
        return new BareChip(clock, new PinWire(clock, pins, NAME, pace), NAME, pace);
    }

    private static OptionalInt once(BareChip chip) throws DeviceException {
        return chip.isReady() ? chip.take() : OptionalInt.empty();
    }

    private int next(BareChip chip) throws DeviceException {
        for (int i = 0; i < LOOKS; i++) {
            OptionalInt taken = once(chip);
            if (taken.isPresent()) {
                return taken.getAsInt();
            }
            clock.pass(LOOK);
        }
        throw new AssertionError("no conversion in " + LOOKS + " looks");
    }

    private void ready() throws DeviceException {
        for (int i = 0; i < LOOKS && !chip.isReady(); i++) {
            clock.pass(LOOK);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -2, 1_193_046, -74_566, 8_388_607, -8_388_608})
    void aConversionIsReadWithItsSign(int counts) throws Exception {
        pins.chip.measure(() -> counts);
        assertThat(next(chip)).isEqualTo(counts);
        assertThat(next(chip)).isEqualTo(counts);
        assertThat(pins.chip.violations()).isZero();
    }

    @Test
    void nothingCountsBeforeTheChipHasSettledTwice() throws Exception {
        long begin = clock.nanos();
        next(chip);
        assertThat(Duration.ofNanos(clock.nanos() - begin)).isBetween(Duration.ofMillis(810), Duration.ofMillis(1_030));
        assertThat(pins.chip.resets()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Gain.class)
    void theFirstCountsHaveTheGainThatWasAskedFor(Gain gain) throws Exception {
        pins.chip.measure(() -> 128_000);
        assertThat(next(chip(gain))).isEqualTo(1_000 * gain.factor);
        assertThat(pins.chip.gain()).isEqualTo(gain.factor);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 24, 25})
    void aPulseThatSwitchesTheChipOffSpoilsItsConversionAndNoOther(int pulse) throws Exception {
        pins.chip.measure(() -> 0x123456);
        next(chip);
        ready();
        pins.stall(pulse, Duration.ofNanos(80_000));
        assertThatThrownBy(chip::take)
                .hasMessage("a conversion of gpiochip0:5:6 is rejected: PD_SCK was high for up to 82 µs, and must be"
                        + " below 50")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
        assertThat(pins.chip.resets()).isEqualTo(2);
        assertThat(next(chip)).isEqualTo(0x123456);
    }

    @Test
    void aPulseThatComesNearIsEnough() throws Exception {
        next(chip);
        ready();
        pins.stall(3, Duration.ofNanos(52_000));
        assertThatThrownBy(chip::take).hasMessageContaining("PD_SCK was high for up to 54 µs");
        assertThat(pins.chip.resets()).isEqualTo(1);
    }

    @Test
    void allOnesAreNoWeight() throws Exception {
        pins.chip.measure(() -> -1);
        assertThatThrownBy(() -> next(chip)).hasMessageEndingWith("is rejected: all bits are ones");
    }

    @Test
    void aReadThatTakesLongerThanAConversionIsRejected() throws Exception {
        next(chip);
        ready();
        pins.look = Duration.ofMillis(5);
        assertThatThrownBy(chip::take)
                .hasMessageMatching("a conversion of .* is rejected: it took 12\\d{4} µs, longer than the next one");
    }

    @Test
    void aCutCableIsSilentAndAMendedOneIsReadAgain() throws Exception {
        pins.chip.measure(() -> 77);
        next(chip);
        pins.chip.cut(true);
        for (int i = 0; i < LOOKS; i++) {
            assertThat(once(chip)).isEqualTo(OptionalInt.empty());
            clock.pass(LOOK);
        }
        pins.chip.cut(false);
        assertThat(next(chip)).isEqualTo(77);
    }

    /// As a program leaves it that was killed in the middle of a conversion.
    @Test
    void aChipIsFoundAgainInTheMiddleOfAConversion() throws Exception {
        pins.chip.measure(() -> 0x2AAAAA);
        next(chip);
        ready();
        for (int i = 0; i < 11; i++) {
            pins.clock(true);
            pins.clock(false);
        }
        assertThat(next(chip(Gain.A128))).isEqualTo(0x2AAAAA);
    }
}
