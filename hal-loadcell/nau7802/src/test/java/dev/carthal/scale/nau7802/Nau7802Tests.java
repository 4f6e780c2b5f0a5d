package dev.carthal.scale.nau7802;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A chip of 80 conversions a second, simulated to the datasheet.
final class Nau7802Tests {
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final int LOOKS = 5_000;

    private final FakeClock clock = FakeClock.jumping();
    private final SimulatedRegisters registers = new SimulatedRegisters(clock);

    private Nau7802 open() throws DeviceException {
        return Nau7802.open(clock, registers, "i2c-1", Input.of(1, 128, 80, 3_300));
    }

    private int next(Nau7802 chip) throws DeviceException {
        for (int i = 0; i < LOOKS; i++) {
            OptionalInt taken = chip.take();
            if (taken.isPresent()) {
                return taken.getAsInt();
            }
            clock.pass(LOOK);
        }
        throw new AssertionError("no conversion in " + LOOKS + " looks");
    }

    @Test
    void theSetUpIsThatOfTheDatasheet() throws Exception {
        long begin = clock.nanos();
        next(open());
        assertThat(registers.written)
                .containsExactly("00=01", "00=00", "00=06", "00=96", "01=27", "02=30", "15=30", "1c=80", "02=34");
        assertThat(Duration.ofNanos(clock.nanos() - begin)).isBetween(Duration.ofMillis(600), Duration.ofMillis(1_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, 1_193_046, -74_566, 8_388_607, -8_388_608})
    void aConversionIsReadWithItsSignAndCalibrated(int counts) throws Exception {
        registers.chip.measure(() -> counts);
        Nau7802 chip = open();
        assertThat(next(chip)).isEqualTo(counts);
        assertThat(next(chip)).isEqualTo(counts);
    }

    @Test
    void aConversionIsTakenOnce() throws Exception {
        Nau7802 chip = open();
        next(chip);
        assertThat(chip.take()).isEqualTo(OptionalInt.empty());
        registers.chip.silence(true);
        clock.pass(Duration.ofSeconds(1));
        assertThat(chip.take()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void aFailedCalibrationIsAFaultAndTriedAgain() throws Exception {
        registers.chip.failCalibrations(true);
        registers.chip.measure(() -> 5);
        Nau7802 chip = open();
        assertThatThrownBy(() -> next(chip))
                .hasMessage("the NAU7802 on i2c-1: its calibration failed")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OTHER));
        registers.chip.failCalibrations(false);
        assertThat(next(chip)).isEqualTo(5);
    }

    @Test
    void aChipThatLostItsPowerInBetweenIsSetUpAnew() throws Exception {
        registers.chip.measure(() -> 77);
        Nau7802 chip = open();
        next(chip);
        registers.chip.brownOut();
        assertThatThrownBy(() -> next(chip)).hasMessage("the NAU7802 on i2c-1 was reset by somebody else");
        assertThat(next(chip)).isEqualTo(77);
    }

    @Test
    void whoDoesNotAnswerIsNotFound() {
        registers.gone = true;
        assertThatThrownBy(this::open)
                .hasMessage("nobody answers on chips=i2c-1")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
        assertThat(registers.closed).isTrue();
    }

    @Test
    void anotherChipIsRefused() {
        registers.chip.write(0x1F, 0x02);
        assertThatThrownBy(this::open).hasMessage("there must be a NAU7802, of revision 15: chips=i2c-1 has 2");
    }

    @ParameterizedTest
    @CsvSource({"1, 128, 320, 2400, 3f, 70", "2, 1, 10, 4500, 00, 80", "1, 64, 40, 3000, 2e, 20"})
    void anInputIsTwoRegisters(int channel, int gain, int rate, int millivolts, String ctrl1, String ctrl2)
            throws Exception {
        Input input = Input.of(channel, gain, rate, millivolts);
        assertThat("%02x".formatted(input.ctrl1())).isEqualTo(ctrl1);
        assertThat("%02x".formatted(input.ctrl2())).isEqualTo(ctrl2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 | 128 | 80 | 3300 | channel must be 1 or 2: channel=3
            1 | 100 | 80 | 3300 | gain must be 1, 2, 4, 8, 16, 32, 64 or 128: gain=100
            1 | 128 | -1 | 3300 | rate must be 10, 20, 40, 80 or 320: rate=-1
            1 | 128 | 80 | 3200 | ldo.mv must be 2400..4500 in steps of 300: ldo.mv=3200
            """)
    void whatNoChipCanDoIsRefused(int channel, int gain, int rate, int millivolts, String words) {
        assertThatThrownBy(() -> Input.of(channel, gain, rate, millivolts)).hasMessage(words);
    }
}
