package dev.carthal.scale.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.carthal.scale.counts.CalibrationException.Fault;
import dev.carthal.scale.counts.Calibrator.Rest;
import dev.carthal.scale.counts.Calibrator.Setup;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// The steps of a calibration, with cells of known gain.
final class CalibratorTests {
    private static final int[] ZEROS = {12_000, -3_000, 50, 700_000};
    private static final long[] GAINS = {11_900_000, 12_100_000, 12_000_000, 12_345_000};
    private static final double[][] SHARES = {
        {0.7, 0.1, 0.1, 0.1}, {0.1, 0.7, 0.1, 0.1}, {0.1, 0.1, 0.7, 0.1}, {0.1, 0.1, 0.1, 0.7}, {0.25, 0.25, 0.25, 0.25}
    };
    private static final long SPAN = 5_000_000;

    private final Random random = new Random(3);

    private static Setup setup(int cells) {
        return new Setup(cells, Converter.BITS_24, SPAN, new Rest(10, 200, 60), false, List.of());
    }

    private int[] counts(double[] shares, long milligrams) {
        int[] counts = new int[ZEROS.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = ZEROS[i]
                    + (int) Math.round(shares[i] * (double) milligrams * 1e6 / (double) GAINS[i])
                    + random.nextInt(41)
                    - 20;
        }
        return counts;
    }

    private void rest(Calibrator calibrator, double[] shares, long milligrams) throws CalibrationException {
        for (int i = 0; i < 9; i++) {
            assertThat(calibrator.accept(counts(shares, milligrams))).isFalse();
        }
        assertThat(calibrator.percent()).isEqualTo(90);
        assertThat(calibrator.accept(counts(shares, milligrams))).isTrue();
    }

    private static void refuses(Calibrator calibrator, int[] counts, Fault fault, String message) {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        calibrator.accept(counts);
                    }
                })
                .hasMessage(message)
                .asInstanceOf(InstanceOfAssertFactories.type(CalibrationException.class))
                .extracting(CalibrationException::fault)
                .isEqualTo(fault);
    }

    @Test
    void fourCellsGetTheirGainsFromZeroCornersAndMiddle() throws CalibrationException {
        Calibrator calibrator = new Calibrator(setup(4));
        assertThat(calibrator.steps()).isEqualTo(6);
        rest(calibrator, SHARES[4], 0);
        for (double[] shares : SHARES) {
            rest(calibrator, shares, SPAN);
        }
        for (int i = 0; i < 4; i++) {
            Cell cell = calibrator.cells().get(i);
            assertThat(cell.zero()).isCloseTo(ZEROS[i], within(20));
            assertThat(cell.nanogramsPerCount()).isCloseTo(GAINS[i], within(1_500L));
        }
    }

    @Test
    void oneCellIsCalibratedByZeroAndSpan() throws CalibrationException {
        Calibrator calibrator =
                new Calibrator(new Setup(1, Converter.BITS_24, SPAN, new Rest(1, 0, 1), true, List.of()));
        assertThat(calibrator.accept(new int[] {1000})).isTrue();
        assertThat(calibrator.accept(new int[] {-399_000})).isTrue();
        assertThat(calibrator.cells()).containsExactly(Cell.of(1000, -12_500_000));
    }

    @Test
    void aMovementBeginsTheRestAnew() throws CalibrationException {
        Calibrator calibrator = new Calibrator(setup(1));
        for (int i = 0; i < 9; i++) {
            calibrator.accept(new int[] {0});
        }
        assertThat(calibrator.accept(new int[] {5_000})).isFalse();
        assertThat(calibrator.percent()).isEqualTo(10);
        for (int i = 0; i < 9; i++) {
            calibrator.accept(new int[] {5_000});
        }
        assertThat(calibrator.step()).isEqualTo(1);
    }

    @Test
    void whatIsNotPlausibleIsToldWithValueAndExpectation() throws CalibrationException {
        Calibrator one = new Calibrator(setup(1));
        refuses(
                one,
                new int[] {0x7FFFFF},
                Fault.SATURATED,
                "counts must be within the converter's range: cell 1 is at its end, counts=8388607");
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 60; i++) {
                        one.accept(new int[] {i * 1000});
                    }
                })
                .hasMessage("counts must stay within 200 for 10 samples: they did not in 60");
        for (int i = 0; i < 10; i++) {
            one.accept(new int[] {100_000});
        }
        refuses(
                one,
                new int[] {100_300},
                Fault.SPAN_TOO_SMALL,
                "the mass must change the counts by 5000 or more: change=300");
        refuses(
                one,
                new int[] {0},
                Fault.WRONG_ORDER,
                "counts must rise under load: they went the other way by 100000; was the scale empty at first,"
                        + " or are its wires swapped?");
        assertThat(one.step()).isEqualTo(1);
        assertThatThrownBy(one::cells).hasMessage("all 2 steps must be done: step=1");
    }

    @Test
    void aMassOnAnotherCornerIsTold() throws CalibrationException {
        Calibrator calibrator = new Calibrator(setup(4));
        rest(calibrator, SHARES[4], 0);
        refuses(
                calibrator,
                counts(SHARES[2], SPAN),
                Fault.WRONG_ORDER,
                "the mass must lie on the corner of cell 1: it presses most on cell 3");
        rest(calibrator, SHARES[0], SPAN);
        assertThat(calibrator.step()).isEqualTo(2);
    }

    @Test
    void aMassThatIsAnotherInTheMiddleIsTold() throws CalibrationException {
        Calibrator calibrator = new Calibrator(setup(4));
        rest(calibrator, SHARES[4], 0);
        for (int i = 0; i < 4; i++) {
            rest(calibrator, SHARES[i], SPAN);
        }
        rest(calibrator, SHARES[4], SPAN * 98 / 100);
        assertThatThrownBy(calibrator::cells)
                .hasMessageStartingWith("the mass must weigh 5000000 mg everywhere within 0.1 %: in step ")
                .asInstanceOf(InstanceOfAssertFactories.type(CalibrationException.class))
                .extracting(CalibrationException::fault)
                .isEqualTo(Fault.INCONSISTENT);
    }

    @Test
    void otherMassesShowHowFarACellIsFromStraight() throws CalibrationException {
        Calibrator calibrator = new Calibrator(
                new Setup(1, Converter.BITS_24, SPAN, new Rest(1, 0, 1), false, List.of(2_500_000L, 10_000_000L)));
        calibrator.accept(new int[] {0});
        calibrator.accept(new int[] {400_000}); // 12.5 mg a count
        assertThat(calibrator.steps()).isEqualTo(4);
        assertThatThrownBy(() -> calibrator.accept(new int[] {400_000}))
                .hasMessage("the mass must weigh 2500000 mg within 2 %: it weighs 5000000 mg")
                .asInstanceOf(InstanceOfAssertFactories.type(CalibrationException.class))
                .extracting(CalibrationException::fault)
                .isEqualTo(Fault.INCONSISTENT);
        assertThat(calibrator.accept(new int[] {200_400})).isTrue();
        assertThat(calibrator.accept(new int[] {799_200})).isTrue();
        Linearisation straight = calibrator.linearisation();
        assertThat(straight.points())
                .containsExactly(
                        new Linearisation.Point(0, 0),
                        new Linearisation.Point(2_505_000_000L, 2_500_000_000L),
                        new Linearisation.Point(5_000_000_000L, 5_000_000_000L),
                        new Linearisation.Point(9_990_000_000L, 10_000_000_000L));
        assertThat(straight.apply(2_505_000_000L)).isEqualTo(2_500_000_000L);
    }
}
