package dev.carthal.bench;

import dev.carthal.hal.weight.Flag;
import dev.carthal.scale.counts.Conditions;
import dev.carthal.scale.counts.Tuning;
import dev.carthal.scale.counts.Weigher;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// How long after a load was put down a scale of bare cells calls it stable, in simulated time: on firm ground, and on
/// a cart that rolls meanwhile; and how wrong is what it calls stable.
final class StepBench {
    private static final int RATE = SimulatedCells.RATE;
    private static final int STEPS = 100;
    private static final int PATIENCE = 20 * RATE;
    private static final int ROLLING = 3 * RATE;
    private static final int REST = RATE;
    private static final double SHAKEN = 0.05;
    private static final double PLATE_MG = 1e6;
    private static final double LEAST_MG = 50e3;
    private static final double MOST_MG = 5e6;
    private static final double STILL_TARGET_MS = 1_000;
    private static final double ROLLED_TARGET_MS = 2_000;

    private final SimulatedCells cells = new SimulatedCells(2);
    private final SplittableRandom random = new SplittableRandom(2);
    private final Vibration vibration = new Vibration(SHAKEN, 2);
    private final Weigher weigher;
    private final Samples millis = new Samples();
    private double loadMg;
    private double worst;
    private long rolled;
    private long stableWhileRolling;

    private StepBench(Tuning tuning) {
        weigher = new Weigher(MetrologyBench.scheme(cells, tuning));
        for (int i = 0; i < 2 * RATE; i++) {
            sample(false);
        }
    }

    static void run(Consumer<Row> rows) {
        StepBench firm = new StepBench(Tuning.firm(RATE));
        StepBench cart = new StepBench(Tuning.rolling(RATE));
        for (int i = 0; i < STEPS; i++) {
            firm.put(0);
            cart.put(ROLLING);
        }
        String steps = STEPS + " steps of 50 g to 5 kg, simulated cells, 80 samples a second; ";
        firm.tell("load step to stable, still", STILL_TARGET_MS, steps + "tuning for firm ground", rows);
        String note = steps + "put down while the cart rolls for 3 s, " + cart.vibration.words()
                + "; from its stop; tuning for carts";
        cart.tell("cart stops to stable", ROLLED_TARGET_MS, note, rows);
        double share = 100.0 * cart.stableWhileRolling / cart.rolled;
        rows.accept(Row.of("scales: called stable while the cart rolls", share, "% of samples", note));
    }

    /// Put another load down, and wait until it is called stable.
    ///
    /// @param rolling for how many samples the cart rolls meanwhile
    private void put(int rolling) {
        loadMg = random.nextDouble(LEAST_MG, MOST_MG);
        boolean moved = false;
        for (int i = 0; i < rolling; i++) {
            boolean stable = sample(true);
            moved |= !stable;
            rolled++;
            if (moved && stable) {
                stableWhileRolling++;
                judge();
            }
        }
        int waited = 0;
        for (boolean stable = false; !(moved && stable); waited++) {
            stable = sample(false);
            moved |= !stable;
            if (waited > PATIENCE) {
                throw new IllegalStateException("never stable: load=" + loadMg + " mg");
            }
        }
        judge();
        millis.add(waited * 1e3 / RATE);
        for (int i = 0; i < REST; i++) {
            sample(false);
        }
    }

    private boolean sample(boolean shaken) {
        double seconds = cells.nanos() / 1e9;
        double g = shaken ? vibration.at(seconds, 1.0 / RATE) : 0;
        double felt = loadMg + g * (loadMg + PLATE_MG);
        weigher.accept(cells.next(SimulatedCells.Load.centred(felt)), Conditions.USUAL, cells.nanos());
        return weigher.flags().contains(Flag.STABLE);
    }

    private void judge() {
        double wrong = Math.abs(weigher.unroundedMicrograms() - loadMg * 1e3);
        worst = Math.max(worst, wrong / MetrologyBench.permissibleMicrograms(loadMg));
    }

    private void tell(String name, double target, String note, Consumer<Row> rows) {
        rows.accept(Row.of("scales: " + name + " p50", millis.median(), "ms", note));
        rows.accept(Row.of("scales: " + name + " p99", millis.percentile(99), "ms", note)
                .atMost(target));
        rows.accept(Row.of("scales: " + name + ", worst error then", worst, "of permissible", note)
                .atMost(1));
    }
}
