package dev.carthal.scale.counts;

import dev.carthal.scale.counts.CalibrationException.Fault;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Calibrate a scale step by step: nothing on it, then one mass on each corner, and where there are several cells
/// in the middle; then, if wanted, other masses that show how far it is from straight. Each step takes counts until
/// they
/// are at rest. Used by one thread.
public final class Calibrator {
    /// Less is as much noise as load.
    private static final long FEWEST_COUNTS = 5_000;

    /// The mass must weigh the same everywhere within a thousandth.
    private static final long ONE_IN = 1_000;

    /// No cell is so far from straight: what differs by more than a fiftieth is another mass.
    private static final long BENT_ONE_IN = 50;

    private final Setup setup;
    private final List<int[]> means = new ArrayList<>();
    private final int[] least;
    private final int[] most;
    private final long[] sums;
    private int samples;
    private int taken;

    /// What a scale is calibrated with.
    ///
    /// @param cells how many it has, 1 to 16
    /// @param converter of all of them
    /// @param spanMilligrams the mass
    /// @param rest when counts are at rest
    /// @param reversed whether counts fall under load, as the wires are swapped
    /// @param pointsMilligrams the other masses, for linearity; empty if the cells are straight enough
    public record Setup(
            int cells,
            Converter converter,
            long spanMilligrams,
            Rest rest,
            boolean reversed,
            List<Long> pointsMilligrams) {
        /// Check the ranges.
        public Setup {
            pointsMilligrams = List.copyOf(pointsMilligrams);
            if (pointsMilligrams.size() > 16 || pointsMilligrams.stream().anyMatch(point -> point < 1)) {
                throw new IllegalArgumentException(
                        "there must be 0..16 points of 1 mg or more: points=" + pointsMilligrams + " mg");
            }
            if (cells < 1 || cells > 16 || spanMilligrams < 1) {
                throw new IllegalArgumentException("there must be 1..16 cells and a span of 1 mg or more: cells="
                        + cells + ", span=" + spanMilligrams + " mg");
            }
        }
    }

    /// When counts are at rest.
    ///
    /// @param samples so many in a row
    /// @param counts are within so many
    /// @param patience after so many without that they never are
    public record Rest(int samples, int counts, int patience) {
        /// Check the ranges.
        public Rest {
            if (samples < 1 || counts < 0 || patience < samples) {
                throw new IllegalArgumentException(
                        "there must be 1 sample or more, within 0 counts or more, and no less" + " patience: samples="
                                + samples + ", counts=" + counts + ", patience=" + patience);
            }
        }
    }

    /// Begin with the first step.
    ///
    /// @param setup the scale and the mass
    public Calibrator(Setup setup) {
        this.setup = setup;
        least = new int[setup.cells()];
        most = new int[setup.cells()];
        sums = new long[setup.cells()];
    }

    /// {@return how many steps there are}
    public int steps() {
        return firstPoint() + setup.pointsMilligrams().size();
    }

    /// {@return the step of the first point, whether there is one or not; before it the cells are known}
    public int firstPoint() {
        return setup.cells() == 1 ? 2 : setup.cells() + 2;
    }

    /// {@return the step that is next, from 0: the empty scale, the corners, the middle, the points}
    public int step() {
        return means.size();
    }

    /// {@return how much of the step is done, in percent}
    public int percent() {
        return samples * 100 / setup.rest().samples();
    }

    /// Take the counts of one instant.
    ///
    /// @param counts one for each cell
    /// @return whether the step is done
    /// @throws CalibrationException if the step cannot be done so; it begins anew then
    public boolean accept(int[] counts) throws CalibrationException {
        if (counts.length != setup.cells() || step() == steps()) {
            throw new IllegalArgumentException("counts must be of " + setup.cells() + " cells in one of " + steps()
                    + " steps: counts=" + counts.length + ", step=" + step());
        }
        refuseEnds(counts);
        taken++;
        if (!isNear(counts)) {
            samples = 0;
        }
        collect(counts);
        if (samples < setup.rest().samples()) {
            refuseUnrest();
            return false;
        }
        int[] mean = new int[counts.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (int) Rounding.divide(sums[i], samples);
        }
        begin();
        check(mean);
        means.add(mean);
        return true;
    }

    private void begin() {
        samples = 0;
        taken = 0;
    }

    private boolean isNear(int[] counts) {
        for (int i = 0; i < counts.length && samples > 0; i++) {
            long spread = (long) Math.max(most[i], counts[i]) - Math.min(least[i], counts[i]);
            if (spread > setup.rest().counts()) {
                return false;
            }
        }
        return true;
    }

    private void collect(int[] counts) {
        for (int i = 0; i < counts.length; i++) {
            boolean first = samples == 0;
            least[i] = first ? counts[i] : Math.min(least[i], counts[i]);
            most[i] = first ? counts[i] : Math.max(most[i], counts[i]);
            sums[i] = (first ? 0 : sums[i]) + counts[i];
        }
        samples++;
    }

    private void refuseEnds(int[] counts) throws CalibrationException {
        for (int i = 0; i < counts.length; i++) {
            if (setup.converter().isAbove(counts[i]) || setup.converter().isBelow(counts[i])) {
                begin();
                throw new CalibrationException(
                        Fault.SATURATED,
                        "counts must be within the converter's range: cell " + (i + 1) + " is at its end, counts="
                                + counts[i]);
            }
        }
    }

    private void refuseUnrest() throws CalibrationException {
        if (taken >= setup.rest().patience()) {
            int seen = taken;
            begin();
            throw new CalibrationException(
                    Fault.UNSTABLE,
                    "counts must stay within " + setup.rest().counts() + " for "
                            + setup.rest().samples() + " samples: they did not in " + seen);
        }
    }

    /// {@return what the mass did to a cell}
    private long change(int[] mean, int cell) {
        long change = (long) mean[cell] - means.getFirst()[cell];
        return setup.reversed() ? -change : change;
    }

    private void check(int[] mean) throws CalibrationException {
        if (means.isEmpty()) {
            return;
        }
        if (step() >= firstPoint()) {
            checkPoint(mean);
            return;
        }
        long sum = 0;
        int first = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += change(mean, i);
            first = change(mean, i) > change(mean, first) ? i : first;
        }
        if (sum <= -FEWEST_COUNTS) {
            throw new CalibrationException(
                    Fault.WRONG_ORDER,
                    "counts must " + (setup.reversed() ? "fall" : "rise") + " under load: they went the other way by "
                            + -sum + "; was the scale empty at first, or are its wires swapped?");
        }
        if (sum < FEWEST_COUNTS) {
            throw new CalibrationException(
                    Fault.SPAN_TOO_SMALL,
                    "the mass must change the counts by " + FEWEST_COUNTS + " or more: change=" + sum);
        }
        int corner = step() - 1;
        if (setup.cells() > 1 && corner < setup.cells() && first != corner) {
            throw new CalibrationException(
                    Fault.WRONG_ORDER,
                    "the mass must lie on the corner of cell " + (corner + 1) + ": it presses most on cell "
                            + (first + 1));
        }
    }

    private void checkPoint(int[] mean) throws CalibrationException {
        long was = setup.pointsMilligrams().get(step() - firstPoint()) * Capacity.MICROGRAMS;
        long said = weight(cells(), mean);
        if (Math.abs(said - was) > was / BENT_ONE_IN) {
            throw new CalibrationException(
                    Fault.INCONSISTENT,
                    "the mass must weigh " + was / Capacity.MICROGRAMS + " mg within 2 %: it weighs "
                            + said / Capacity.MICROGRAMS + " mg");
        }
    }

    /// {@return what makes the sum of the cells straight, after the last step}
    ///
    /// @throws CalibrationException if the points do not rise
    public Linearisation linearisation() throws CalibrationException {
        if (setup.pointsMilligrams().isEmpty()) {
            return Linearisation.NONE;
        }
        List<Cell> cells = cells();
        SortedMap<Long, Long> said = new TreeMap<>(Map.of(0L, 0L));
        said.put(setup.spanMilligrams(), weight(cells, means.get(firstPoint() - 1)));
        for (int i = 0; i < setup.pointsMilligrams().size(); i++) {
            said.put(setup.pointsMilligrams().get(i), weight(cells, means.get(firstPoint() + i)));
        }
        try {
            return new Linearisation(said.entrySet().stream()
                    .map(point -> new Linearisation.Point(point.getValue(), point.getKey() * Capacity.MICROGRAMS))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new CalibrationException(Fault.INCONSISTENT, String.valueOf(e.getMessage()));
        }
    }

    /// {@return the cells, after the steps before the first point}
    ///
    /// @throws CalibrationException if the steps do not fit each other
    /// @throws IllegalStateException before that
    public List<Cell> cells() throws CalibrationException {
        if (step() < firstPoint()) {
            throw new IllegalStateException("all " + firstPoint() + " steps must be done: step=" + step());
        }
        List<int[]> placings = means.subList(1, firstPoint());
        List<Cell> cells;
        try {
            cells = Corners.solve(means.getFirst(), placings, setup.spanMilligrams());
        } catch (IllegalArgumentException e) {
            throw new CalibrationException(Fault.INCONSISTENT, String.valueOf(e.getMessage()));
        }
        for (int i = 0; i < placings.size(); i++) {
            long said = weight(cells, placings.get(i));
            long wrong = Math.abs(said - setup.spanMilligrams() * Capacity.MICROGRAMS);
            if (BigInteger.valueOf(wrong)
                            .multiply(BigInteger.valueOf(ONE_IN))
                            .compareTo(BigInteger.valueOf(setup.spanMilligrams() * Capacity.MICROGRAMS))
                    > 0) {
                throw new CalibrationException(
                        Fault.INCONSISTENT,
                        "the mass must weigh " + setup.spanMilligrams() + " mg everywhere within 0.1 %: in step "
                                + (i + 1) + " it weighs " + said / Capacity.MICROGRAMS + " mg");
            }
        }
        return cells;
    }

    private static long weight(List<Cell> cells, int[] counts) {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            Cell cell = cells.get(i);
            sum += cell.micrograms(counts[i], cell.referenceMilliCelsius());
        }
        return sum;
    }
}
