package dev.carthal.basket;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Finds weights at rest. What the scale calls stable must also have been at rest for a while, because scales
/// call it too soon; what it says nothing about, for longer. What it calls wrong is no weight.
final class PlateauFinder {
    private static final Set<Flag> WRONG = EnumSet.of(
            Flag.OVERLOAD,
            Flag.UNDERLOAD,
            Flag.LEVEL_FAULT,
            Flag.CALIBRATION_FAULT,
            Flag.HARDWARE_FAULT,
            Flag.NOT_ZEROED);
    /// As many readings as a mean is made of: a second or two, so that it follows a drift.
    private static final int WINDOW = 16;

    private final Rules.Rest rules;
    private final Deque<Long> run = new ArrayDeque<>();
    private long runBegan;
    private boolean claimed;
    private boolean net;
    private double resolutionMg;
    private boolean resting;
    private int wrong;
    private Set<Flag> wrongFlags = Set.of();

    PlateauFinder(Rules.Rest rules) {
        this.rules = rules;
    }

    /// What a reading did.
    enum Step {
        /// No rest yet, or no longer.
        MOVING,
        /// At rest since this reading.
        CAME_TO_REST,
        /// Still at rest.
        RESTS
    }

    Step take(Reading reading) {
        Set<Flag> flags = reading.flags();
        if (flags.contains(Flag.REPEATED)) {
            return resting ? Step.RESTS : Step.MOVING;
        }
        Optional<Indication> indication = reading.indication();
        if (indication.isEmpty() || isWrong(flags, indication.get())) {
            wrong++;
            wrongFlags = flags;
            interrupt();
            return Step.MOVING;
        }
        wrong = 0;
        if (flags.contains(Flag.MOTION)) {
            interrupt();
            return Step.MOVING;
        }
        return extend(reading, indication.get());
    }

    private Step extend(Reading reading, Indication indication) {
        long mg = indication.milligrams();
        boolean isNet = reading.flags().contains(Flag.NET);
        if (run.isEmpty() || net != isNet || !inRange(mg)) {
            interrupt();
            runBegan = reading.captureNanos();
            claimed = true;
            net = isNet;
        }
        claimed &= reading.flags().contains(Flag.STABLE);
        resolutionMg = indication
                .unit()
                .milligrams()
                .multiply(BigDecimal.ONE.movePointLeft(indication.value().scale()))
                .doubleValue();
        run.addLast(mg);
        if (run.size() > WINDOW) {
            run.removeFirst();
        }
        if (resting) {
            return Step.RESTS;
        }
        long needed = claimed ? rules.stableNanos() : rules.unsaidNanos();
        resting = run.size() >= Math.min(rules.readings(), WINDOW) && reading.captureNanos() - runBegan >= needed;
        return resting ? Step.CAME_TO_REST : Step.MOVING;
    }

    private boolean isWrong(Set<Flag> flags, Indication indication) {
        boolean wellBelowZero =
                flags.contains(Flag.UNDER_ZERO) && Math.abs(indication.milligrams()) > rules.zeroRangeMg();
        return wellBelowZero || flags.stream().anyMatch(WRONG::contains);
    }

    private boolean inRange(long mg) {
        long least = mg;
        long most = mg;
        for (long other : run) {
            least = Math.min(least, other);
            most = Math.max(most, other);
        }
        return most - least <= rules.rangeMg();
    }

    /// Whatever was at rest no longer is, or nobody knows whether it is.
    void interrupt() {
        run.clear();
        resting = false;
    }

    boolean resting() {
        return resting;
    }

    /// The weight at rest, as all its readings so far say; only while [#resting()].
    Plateau plateau() {
        double mean = run.stream().mapToLong(Long::longValue).average().orElseThrow();
        double variance = run.stream()
                .mapToDouble(mg -> (mg - mean) * (mg - mean))
                .average()
                .orElseThrow();
        double sd = Math.sqrt(variance + resolutionMg * resolutionMg / 12);
        return new Plateau(runBegan, Math.round(mean), (long) Math.ceil(sd), net);
    }

    /// What the scale calls wrong about its readings, if it has done so for a while.
    Optional<Set<Flag>> complaint() {
        return wrong >= rules.faultReadings() ? Optional.of(wrongFlags) : Optional.empty();
    }
}
