package dev.carthal.bench;

import dev.carthal.scale.counts.Capacity;
import dev.carthal.scale.counts.Cell;
import dev.carthal.scale.counts.Conditions;
import dev.carthal.scale.counts.Converter;
import dev.carthal.scale.counts.Corners;
import dev.carthal.scale.counts.Linearisation;
import dev.carthal.scale.counts.Profile;
import dev.carthal.scale.counts.Scheme;
import dev.carthal.scale.counts.Tuning;
import dev.carthal.scale.counts.Weigher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The errors of a simulated scale of class III, e = 5 g and Max 15 kg, through the whole pipeline, beside what is
/// permissible. An error is that before rounding, E = I + ½ e − ΔL − L of OIML R 76-1 A.4.4.3, less the one at
/// 10 e, where zero-tracking is out of reach.
final class MetrologyBench {
    private static final Capacity CAPACITY = Capacity.of(15_000_000, 5_000);
    private static final Profile PROFILE = Profile.named("oiml");
    private static final double E_MG = CAPACITY.verificationMilligrams();
    private static final double MASS_MG = 5_000_000;
    private static final int AVERAGED = 400;
    private static final int SETTLED = 2 * SimulatedCells.RATE;
    private static final double[][] CORNERS = {{0.1, 0.1}, {0.9, 0.1}, {0.1, 0.9}, {0.9, 0.9}};
    private static final int[] GRAMS = {100, 500, 1_000, 2_500, 5_000, 7_500, 10_000, 12_500, 15_000};
    private static final String NOTE =
            "simulated: 4 unequal cells, noise, bow, creep, drift, 80 samples a second; error before rounding";

    private final SimulatedCells cells = new SimulatedCells(1);
    private final Weigher weigher;
    private double atZero;

    private MetrologyBench() {
        weigher = new Weigher(scheme(cells, Tuning.firm(SimulatedCells.RATE)));
    }

    static void run(Consumer<Row> rows) {
        MetrologyBench bench = new MetrologyBench();
        bench.settle(SimulatedCells.Load.centred(0));
        bench.atZero = bench.error(SimulatedCells.Load.centred(10 * E_MG)); // out of reach of zero-tracking
        for (int grams : GRAMS) {
            rows.accept(bench.row("error going up at " + grams + " g", SimulatedCells.Load.centred(grams * 1e3)));
        }
        for (int i = GRAMS.length - 1; i >= 0; i--) {
            rows.accept(
                    bench.row("error going down at " + GRAMS[i] + " g", SimulatedCells.Load.centred(GRAMS[i] * 1e3)));
        }
        for (double[] corner : CORNERS) {
            String name =
                    String.format(Locale.ROOT, "error of 5000 g at %.1f, %.1f of the plate", corner[0], corner[1]);
            rows.accept(bench.row(name, new SimulatedCells.Load(MASS_MG, corner[0], corner[1])));
        }
    }

    /// {@return the error that is permissible for a load}
    static double permissibleMicrograms(double milligrams) {
        return PROFILE.permissible(Math.round(milligrams * 1e3), CAPACITY);
    }

    private Row row(String name, SimulatedCells.Load load) {
        double wrong = Math.abs(error(load) - atZero) / 1e3;
        double permissible = permissibleMicrograms(load.milligrams()) / 1e6;
        return Row.of("metrology: " + name, wrong, "g", NOTE).atMost(permissible);
    }

    /// Calibrate as a person does: nothing, one mass on each corner, then two known loads.
    static Scheme scheme(SimulatedCells cells, Tuning tuning) {
        int[] zeros = average(cells, SimulatedCells.Load.centred(0));
        List<int[]> placings = new ArrayList<>();
        for (double[] corner : CORNERS) {
            placings.add(average(cells, new SimulatedCells.Load(MASS_MG, corner[0], corner[1])));
        }
        List<Cell> calibrated = Corners.solve(zeros, placings, (long) MASS_MG);
        List<Linearisation.Point> points = new ArrayList<>(List.of(new Linearisation.Point(0, 0)));
        for (double milligrams : new double[] {3e6, 7.5e6, 15e6}) {
            int[] counts = average(cells, SimulatedCells.Load.centred(milligrams));
            points.add(new Linearisation.Point(weight(calibrated, counts), (long) (milligrams * 1e3)));
        }
        return new Scheme(calibrated, Converter.BITS_24, new Linearisation(points), tuning, CAPACITY, PROFILE);
    }

    private static long weight(List<Cell> calibrated, int[] counts) {
        long micrograms = 0;
        for (int i = 0; i < counts.length; i++) {
            Cell cell = calibrated.get(i);
            micrograms += ((long) counts[i] - cell.zero()) * cell.nanogramsPerCount() / 1_000;
        }
        return micrograms;
    }

    private static int[] average(SimulatedCells cells, SimulatedCells.Load load) {
        long[] sums = new long[CORNERS.length];
        for (int i = 0; i < AVERAGED; i++) {
            int[] counts = cells.next(load);
            for (int cell = 0; cell < counts.length; cell++) {
                sums[cell] += counts[cell];
            }
        }
        int[] average = new int[sums.length];
        for (int cell = 0; cell < sums.length; cell++) {
            average[cell] = (int) Math.round((double) sums[cell] / AVERAGED);
        }
        return average;
    }

    private long settle(SimulatedCells.Load load) {
        for (int i = 0; i < SETTLED; i++) {
            weigher.accept(cells.next(load), Conditions.USUAL, cells.nanos());
        }
        return weigher.shownMilligrams();
    }

    /// {@return the error before rounding in milligrams: small masses are added until the display changes}
    private double error(SimulatedCells.Load load) {
        long shown = settle(load);
        double added = 0;
        while (added < 2 * E_MG && settle(load.and(added)) <= shown) {
            added += E_MG / 10;
        }
        return shown + E_MG / 2 - added - load.milligrams();
    }
}
