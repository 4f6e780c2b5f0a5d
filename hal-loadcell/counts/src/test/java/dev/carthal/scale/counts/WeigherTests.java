package dev.carthal.scale.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.weight.Flag;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A scale with one cell of 5 mg a count, Max 15 kg, e = d = 5 g, at 80 samples a second.
final class WeigherTests {
    private static final int COUNTS_A_GRAM = 200;
    private static final long SAMPLE_NANOS = 1_000_000_000L / 80;

    private Weigher weigher = weigher(Capacity.of(15_000_000, 5_000));
    private long now;

    private static Weigher weigher(Capacity capacity) {
        return new Weigher(new Scheme(
                List.of(Cell.of(0, 5_000_000)),
                Converter.BITS_24,
                Linearisation.NONE,
                Tuning.firm(80),
                capacity,
                Profile.named("oiml")));
    }

    private void sample(int counts, Conditions conditions) {
        weigher.accept(new int[] {counts}, conditions, now);
        now += SAMPLE_NANOS;
    }

    private void load(double grams, int samples) {
        for (int i = 0; i < samples; i++) {
            sample((int) Math.round(grams * COUNTS_A_GRAM), Conditions.USUAL);
        }
    }

    @Test
    void aLoadIsShownInDivisionsOnceItIsAtRest() {
        load(0, 80);
        load(1_052.4, 10);
        assertThat(weigher.flags()).contains(Flag.MOTION).doesNotContain(Flag.STABLE);
        load(1_052.4, 80);
        assertThat(weigher.shownMilligrams()).isEqualTo(1_050_000);
        assertThat(weigher.flags()).containsExactly(Flag.STABLE);
    }

    @Test
    void theFirstLoadAtRestIsZeroIfItIsNearTheCalibratedOne() {
        load(2_000, 10);
        assertThat(weigher.flags()).contains(Flag.NOT_ZEROED);
        load(2_000, 80);
        assertThat(weigher.shownMilligrams()).isZero();
        assertThat(weigher.flags()).containsExactly(Flag.STABLE, Flag.CENTER_OF_ZERO);
    }

    @Test
    void whatLiesOnItAtTheStartIsNoZeroIfItIsMoreThanAFifth() {
        load(3_100, 100);
        assertThat(weigher.shownMilligrams()).isEqualTo(3_100_000);
        assertThat(weigher.flags()).contains(Flag.STABLE, Flag.NOT_ZEROED);
    }

    @Test
    void aSlowDriftAtZeroIsTrackedAndAQuickOneIsNot() {
        load(0, 100);
        for (int grams = 0; grams <= 100; grams++) {
            load(grams, 80); // 0.2 d a second
        }
        assertThat(weigher.shownMilligrams()).isZero();
        for (int i = 0; i < 10; i++) {
            load(100 + 8 * i, 80); // 1.6 d a second
        }
        assertThat(weigher.shownMilligrams()).isGreaterThan(50_000);
    }

    @Test
    void zeroIsTrackedNoFurtherThanTwoHundredths() {
        load(0, 100);
        for (int grams = 0; grams <= 400; grams++) {
            load(grams, 80);
        }
        assertThat(weigher.shownMilligrams()).isEqualTo(100_000);
    }

    @Test
    void aboveMaxAndNineIntervalsNothingIsShown() {
        load(0, 100);
        load(15_044, 100);
        assertThat(weigher.shownMilligrams()).isEqualTo(15_045_000);
        load(15_046, 100);
        assertThat(weigher.flags()).contains(Flag.OVERLOAD);
        assertThat(weigher.hasIndication()).isFalse();
        assertThatThrownBy(() -> weigher.shownMilligrams()).hasMessageContaining("OVERLOAD");
    }

    @ParameterizedTest
    @ValueSource(ints = {8_388_607, -8_388_608})
    void aConverterAtItsEndShowsNothingAndIsNotAtRestAfterwards(int counts) {
        load(0, 100);
        sample(counts, Conditions.USUAL);
        assertThat(weigher.hasIndication()).isFalse();
        assertThat(weigher.flags()).containsExactly(counts > 0 ? Flag.OVERLOAD : Flag.UNDERLOAD);
        load(0, 1);
        assertThat(weigher.flags()).contains(Flag.MOTION);
    }

    @Test
    void aTareIsTakenAtRestAndSaysSo() {
        load(0, 100);
        load(250, 5);
        assertThat(weigher.tare()).isFalse();
        load(250, 100);
        assertThat(weigher.tare()).isTrue();
        load(750, 100);
        assertThat(weigher.shownMilligrams()).isEqualTo(500_000);
        assertThat(weigher.flags()).containsExactly(Flag.STABLE, Flag.NET);
        weigher.tare(100_000);
        load(750, 1);
        assertThat(weigher.shownMilligrams()).isEqualTo(650_000);
        assertThat(weigher.flags()).contains(Flag.PRESET_TARE);
        assertThatThrownBy(() -> weigher.tare(7)).hasMessageContaining("tare=7 mg");
    }

    @Test
    void theZeroKeyTakesWhatIsNearTheCalibratedZero() {
        load(0, 100);
        load(290, 100);
        assertThat(weigher.zero()).isTrue();
        assertThat(weigher.shownMilligrams()).isZero();
        load(310, 100);
        assertThat(weigher.zero()).isFalse();
    }

    @Test
    void whatLeansTooMuchIsNotWeighed() {
        load(0, 100);
        sample(0, Conditions.of(20_000, 200_000));
        assertThat(weigher.hasIndication()).isFalse();
        assertThat(weigher.flags()).containsExactly(Flag.LEVEL_FAULT);
    }

    @Test
    void whatLeansALittleIsPutRight() {
        load(0, 100);
        for (int i = 0; i < 100; i++) {
            sample((int) Math.round(9_987.5 * COUNTS_A_GRAM), Conditions.of(20_000, 50_000));
        }
        assertThat(weigher.shownMilligrams()).isEqualTo(10_000_000);
        assertThat(weigher.flags()).containsExactly(Flag.STABLE);
        sample(0, Conditions.of(20_000, 50_001));
        assertThat(weigher.hasIndication()).isFalse();
    }

    @Test
    void whatIsNotMeasuredThoughItShouldSpeaksAgainstTheWeight() {
        load(0, 100);
        Conditions blind = new Conditions(
                OptionalInt.empty(), OptionalInt.empty(), Set.of(Flag.CALIBRATION_FAULT, Flag.LEVEL_FAULT));
        sample(0, blind);
        assertThat(weigher.shownMilligrams()).isZero();
        assertThat(weigher.flags()).contains(Flag.STABLE, Flag.CALIBRATION_FAULT, Flag.LEVEL_FAULT);
        sample(0, Conditions.USUAL);
        assertThat(weigher.flags()).doesNotContain(Flag.CALIBRATION_FAULT, Flag.LEVEL_FAULT);
    }

    @ParameterizedTest
    @ValueSource(ints = {-10_001, 40_001})
    void tooColdOrTooWarmForTheProfileSpeaksAgainstTheWeight(int milliCelsius) {
        load(0, 100);
        sample(0, Conditions.of(milliCelsius, 0));
        assertThat(weigher.flags()).contains(Flag.CALIBRATION_FAULT);
    }

    @Test
    void finerThanVerifiedIsMarked() {
        weigher = weigher(new Capacity(15_000_000, 5_000, 1_000));
        load(0, 100);
        load(1_052.4, 100);
        assertThat(weigher.shownMilligrams()).isEqualTo(1_052_000);
        assertThat(weigher.flags()).contains(Flag.HIGH_RESOLUTION);
    }

    @Test
    void oneAndFourTenthsOfADivisionChangeWhatIsShown() {
        load(0, 100);
        for (int grams = 1_000; grams < 1_010; grams++) {
            load(grams, 100);
            long before = weigher.shownMilligrams();
            load(grams + 7, 100);
            assertThat(weigher.shownMilligrams()).isGreaterThan(before);
        }
    }

    @Test
    void countsOfAllCellsAreNeeded() {
        assertThatThrownBy(() -> weigher.accept(new int[] {1, 2}, Conditions.USUAL, 0))
                .hasMessageContaining("counts=2");
    }
}
