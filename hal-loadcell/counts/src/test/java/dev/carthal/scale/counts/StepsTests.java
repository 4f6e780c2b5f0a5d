package dev.carthal.scale.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each step by itself.
final class StepsTests {
    @ParameterizedTest
    @CsvSource({"0,5,0", "2,5,0", "3,5,5", "-2,5,0", "-3,5,-5", "5,10,10", "-5,10,-10", "4,10,0", "7501,5000,10000"})
    void aHalfIsRoundedAwayFromZero(long value, long step, long rounded) {
        assertThat(Rounding.toMultiple(value, step)).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({
        "8388607, true, false",
        "-8388608, false, true",
        "8388606, false, false",
        "-8388607, false, false",
        "0, false, false"
    })
    void aConverterIsSaturatedAtItsEnds(int counts, boolean above, boolean below) {
        assertThat(Converter.BITS_24.isAbove(counts)).isEqualTo(above);
        assertThat(Converter.BITS_24.isBelow(counts)).isEqualTo(below);
    }

    @Test
    void aCellWeighsFromItsZeroWithItsGain() {
        assertThat(Cell.of(-1000, 12_500).micrograms(79_000, 20_000)).isEqualTo(1_000_000);
        assertThat(Cell.of(0, -12_500).micrograms(-80_000, 20_000)).isEqualTo(1_000_000);
    }

    @Test
    void aCellIsCorrectedForTemperature() {
        Cell cell = new Cell(0, 10_000, 20_000, 20_000);
        assertThat(cell.micrograms(1_500_000, 20_000)).isEqualTo(15_000_000);
        assertThat(cell.micrograms(1_500_000, 30_000)).isEqualTo(15_003_000);
        assertThat(cell.micrograms(-1_500_000, 10_000)).isEqualTo(-14_997_000);
        Cell strong = new Cell(0, 1_000_000, 20_000, 20_000);
        assertThat(strong.micrograms(8_000_000, 30_000)).isEqualTo(8_001_600_000L);
    }

    @Test
    void aCellWithoutGainIsNone() {
        assertThatThrownBy(() -> Cell.of(0, 0)).hasMessageContaining("nanogramsPerCount=0");
    }

    @Test
    void aMedianTakesOutASpike() {
        Median median = new Median(3);
        assertThat(List.of(median.next(10), median.next(11), median.next(9000), median.next(12), median.next(13)))
                .containsExactly(10L, 11L, 11L, 12L, 13L);
        assertThatThrownBy(() -> new Median(4)).hasMessageContaining("median=4");
    }

    @Test
    void aLowPassFollowsSlowlyAndAStepAtOnce() {
        LowPass filter = new LowPass(LowPass.weight(1_000, 80), 15_000, 3);
        assertThat(filter.next(0)).isZero();
        long first = filter.next(10_000);
        assertThat(first).isBetween(700L, 800L); // 1 - e^(-2π/80) of it
        for (int i = 0; i < 80; i++) {
            filter.next(10_000);
        }
        assertThat(filter.next(10_000)).isCloseTo(10_000, within(30L));
        filter.next(1_000_000);
        filter.next(1_000_000);
        assertThat(filter.next(1_000_000)).isEqualTo(1_000_000);
    }

    @Test
    void aSpikeOfTwoIsNoStep() {
        LowPass filter = new LowPass(LowPass.weight(1_000, 80), 15_000, 3);
        filter.next(0);
        filter.next(1_000_000);
        filter.next(1_000_000);
        assertThat(filter.next(0)).isLessThan(150_000);
    }

    @Test
    void aLinearisationGoesThroughItsPointsAndOn() {
        Linearisation bent = new Linearisation(List.of(
                new Linearisation.Point(0, 0),
                new Linearisation.Point(5_000_000_000L, 5_002_000_000L),
                new Linearisation.Point(15_000_000_000L, 15_000_000_000L)));
        assertThat(bent.apply(0)).isZero();
        assertThat(bent.apply(2_500_000_000L)).isCloseTo(2_501_000_000L, within(10L));
        assertThat(bent.apply(5_000_000_000L)).isCloseTo(5_002_000_000L, within(10L));
        assertThat(bent.apply(10_000_000_000L)).isCloseTo(10_001_000_000L, within(10L));
        assertThat(bent.apply(-1_000_000_000L)).isCloseTo(-1_000_400_000L, within(10L));
        assertThatThrownBy(
                        () -> new Linearisation(List.of(new Linearisation.Point(0, 0), new Linearisation.Point(0, 5))))
                .hasMessageContaining("must rise");
    }

    /// 50/1000 takes 0.125 %, 5° takes 0.38 %: the weight is brought back to what it is.
    @ParameterizedTest
    @CsvSource({"0, 15000000000", "49958, 14981285000", "87266, 14942920500"})
    void whatLeansIsLevelled(int microradians, long felt) {
        assertThat(Tilt.levelled(felt, microradians)).isCloseTo(15_000_000_000L, within(30_000L));
    }

    @ParameterizedTest
    @CsvSource({"0, 2500", "2500, 2500", "2501, 5000", "10000, 5000", "10001, 7500", "15000, 7500", "-3000, 5000"})
    void anErrorIsPermissibleByItsBand(long grams, long milligrams) {
        Capacity capacity = Capacity.of(15_000_000, 5_000);
        assertThat(Profile.named("oiml").permissible(grams * 1_000_000, capacity))
                .isEqualTo(milligrams * 1_000);
    }

    @Test
    void aProfileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Profile.named("mars"))
                .hasMessage("profile must be one of [oiml, ntep, canada]: profile=mars");
        assertThat(Profile.names())
                .allSatisfy(name -> assertThat(Profile.named(name).name()).isEqualTo(name));
    }

    @Test
    void aLoadIsAtRestAfterItsSpanAndNotAfterOneJump() {
        Stability stability = new Stability(new Tuning(10, 1, 1_000, 3, 3, Duration.ofMillis(400)));
        boolean[] rest = new boolean[12];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = stability.next(i == 6 ? 9_000 : i % 2, i * 100_000_000L, 5_000);
        }
        assertThat(rest)
                .containsExactly(false, false, false, false, true, true, false, false, false, false, false, true);
    }

    @Test
    void theGainsOfFourCornersMakeAMassWeighTheSameEverywhere() {
        int[] zeros = {1_200, -800, 40_000, -3};
        double[] nanograms = {5.6e6, 5.8e6, 5.7e6, 5.5e6};
        double[][] shares = {{.7, .1, .15, .05}, {.1, .7, .05, .15}, {.15, .05, .7, .1}, {.05, .15, .1, .7}};
        List<int[]> placings = java.util.stream.IntStream.range(0, 4)
                .mapToObj(corner -> java.util.stream.IntStream.range(0, 4)
                        .map(cell -> zeros[cell] + (int) Math.round(5e12 * shares[corner][cell] / nanograms[cell]))
                        .toArray())
                .toList();
        List<Cell> cells = Corners.solve(zeros, placings, 5_000_000);
        for (int[] placing : placings) {
            long sum = 0;
            for (int cell = 0; cell < 4; cell++) {
                sum += cells.get(cell).micrograms(placing[cell], 20_000);
            }
            assertThat(sum).isCloseTo(5_000_000_000L, within(20_000L));
        }
        assertThatThrownBy(() -> Corners.solve(
                        zeros, List.of(placings.get(0), placings.get(0), placings.get(2), placings.get(3)), 5_000_000))
                .hasMessageContaining("do not tell cell");
    }
}
