package dev.carthal.hal.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class WeightTests {
    private static final Certificate CERTIFICATE = new Certificate("NMi", "TC1234");

    private static Indication kilograms(String value) {
        return new Indication(new BigDecimal(value), WeightUnit.KILOGRAM);
    }

    private static Reading stable() {
        return Reading.of(7, 1000)
                .indicating(kilograms("1.250"))
                .with(Flag.STABLE)
                .certified(CERTIFICATE);
    }

    @Nested
    class AnIndication {
        @ParameterizedTest
        @CsvSource({
            "1.250, kg, 1250000",
            "-0.005, kg, -5000",
            "0, kg, 0",
            "1, lb, 453592",
            "1.0, oz, 28350",
            "0.0000005, kg, 0",
            "0.0000015, kg, 2",
            "0.0000025, kg, 2",
            "-0.0000005, kg, 0",
            "-0.0000015, kg, -2",
            "0.5, mg, 0",
            "1.5, mg, 2",
            "3, ct, 600",
            "2, t, 2000000000",
            "1, ozt, 31103"
        })
        void isExactMilligramsHalfEven(String value, String symbol, long milligrams) {
            WeightUnit unit = switch (symbol) {
                case "kg" -> WeightUnit.KILOGRAM;
                case "lb" -> WeightUnit.POUND;
                case "oz" -> WeightUnit.OUNCE;
                case "mg" -> WeightUnit.MILLIGRAM;
                case "ct" -> WeightUnit.CARAT;
                case "t" -> WeightUnit.TONNE;
                default -> WeightUnit.TROY_OUNCE;
            };
            Indication shown = new Indication(new BigDecimal(value), unit);
            assertThat(shown.milligrams()).isEqualTo(milligrams);
            assertThat(unit.symbol()).isEqualTo(symbol);
        }

        @Test
        void keepsTheDigitsThatWereShown() {
            assertThat(kilograms("1.250")).isNotEqualTo(kilograms("1.25")).hasToString("1.250 kg");
            assertThat(new Indication(new BigDecimal("1E+1"), WeightUnit.GRAM)).hasToString("10 g");
        }

        @Test
        void beyondAllScalesIsRefused() {
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> kilograms("1E+13").milligrams());
        }
    }

    @Test
    void aUnitWeighsSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightUnit("x", BigDecimal.ZERO))
                .withMessage("a unit must weigh more than nothing: x=0 mg");
    }

    @Test
    void aCertificateIsComplete() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Certificate("NMi", " "))
                .withMessage("a certificate needs an authority and a number: authority=NMi, number= ");
    }

    @Nested
    class AReading {
        @Test
        void beginsWithNothing() {
            Reading reading = Reading.of(7, 1000);
            assertThat(reading.sequence()).isEqualTo(7);
            assertThat(reading.captureNanos()).isEqualTo(1000);
            assertThat(reading.indication()).isEmpty();
            assertThat(reading.flags()).isEmpty();
            assertThat(reading.origin()).isEqualTo(Origin.INDICATOR);
            assertThat(reading.certificate()).isEmpty();
            assertThat(reading.raw()).isEmpty();
            assertThat(reading.usable()).isFalse();
        }

        @Test
        void isNotChangedByWhatIsAdded() {
            Reading reading = Reading.of(7, 1000);
            Reading more = reading.with(Flag.MOTION).from(Origin.SIMULATED).with(Flag.NET);
            assertThat(reading.flags()).isEmpty();
            assertThat(more.flags()).containsExactlyInAnyOrder(Flag.MOTION, Flag.NET);
            assertThat(more.origin()).isEqualTo(Origin.SIMULATED);
        }

        @Test
        void keepsACopyOfItsBytes() {
            byte[] bytes = {2, 65, 13};
            Reading reading = stable().ofBytes(bytes);
            bytes[0] = 0;
            reading.raw()[1] = 0;
            assertThat(reading.raw()).containsExactly(2, 65, 13);
            assertThat(reading).isEqualTo(stable().ofBytes(new byte[] {2, 65, 13}));
            assertThat(reading).hasSameHashCodeAs(stable().ofBytes(new byte[] {2, 65, 13}));
            assertThat(reading).isNotEqualTo(stable());
        }

        @Test
        void saysWhatItIs() {
            assertThat(stable().ofBytes(new byte[] {2, 65}))
                    .hasToString("reading 7 at 1000 ns: 1.250 kg [STABLE] 02 41");
            assertThat(Reading.of(1, 2).with(Flag.OVERLOAD)).hasToString("reading 1 at 2 ns: no weight [OVERLOAD] ");
        }

        @Test
        void isUsableWhenItIsStableAndNothingSpeaksAgainst() {
            assertThat(stable().usable()).isTrue();
            assertThat(stable().with(Flag.NET, Flag.PRESET_TARE, Flag.CENTER_OF_ZERO)
                            .usable())
                    .isTrue();
            assertThat(Reading.of(1, 1).indicating(kilograms("1")).usable()).isFalse();
            assertThat(Reading.of(1, 1).with(Flag.STABLE).usable()).isFalse();
        }

        @ParameterizedTest
        @EnumSource(
                names = {
                    "MOTION",
                    "OVERLOAD",
                    "UNDERLOAD",
                    "UNDER_ZERO",
                    "REPEATED",
                    "LEVEL_FAULT",
                    "CALIBRATION_FAULT",
                    "HARDWARE_FAULT",
                    "NOT_ZEROED"
                })
        void isNotUsableWith(Flag flag) {
            assertThat(stable().with(flag).usable()).isFalse();
            assertThat(LegalWeight.of(stable().with(flag))).isEmpty();
        }
    }

    @Nested
    class ALegalWeight {
        @Test
        void isOfAStableReadingOfAnApprovedDevice() {
            LegalWeight weight = LegalWeight.of(stable()).orElseThrow();
            assertThat(weight.indication()).isEqualTo(kilograms("1.250"));
            assertThat(weight.milligrams()).isEqualTo(1_250_000);
            assertThat(weight.certificate()).isEqualTo(CERTIFICATE);
            assertThat(weight).hasToString("1.250 kg under NMi TC1234");
        }

        @Test
        void isNotMadeOfAnythingElse() {
            Reading uncertified =
                    Reading.of(1, 1).indicating(kilograms("1.250")).with(Flag.STABLE);
            assertThat(LegalWeight.of(uncertified)).isEmpty();
            assertThat(LegalWeight.of(stable().with(Flag.HIGH_RESOLUTION))).isEmpty();
            assertThat(LegalWeight.of(
                            Reading.of(1, 1).indicating(kilograms("1.250")).certified(CERTIFICATE)))
                    .isEmpty();
        }
    }

    @Test
    void everyFlagIsJudged() {
        Set<Flag> harmless = EnumSet.of(
                Flag.STABLE,
                Flag.CENTER_OF_ZERO,
                Flag.OUTSIDE_ZERO_CAPTURE,
                Flag.NET,
                Flag.PRESET_TARE,
                Flag.HIGH_RESOLUTION);
        for (Flag flag : Flag.values()) {
            assertThat(stable().with(flag).usable()).as(flag.name()).isEqualTo(harmless.contains(flag));
        }
    }
}
