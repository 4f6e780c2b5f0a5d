package dev.carthal.scale.counts;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.KeyRefusedException;
import dev.carthal.hal.weight.KeyRefusedException.Reason;
import dev.carthal.hal.weight.ScaleKey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Turn the counts of a scale's cells into what its display shows, sample by sample. Allocates nothing; used by
/// one thread.
public final class Weigher {
    private final Scheme scheme;
    private final Median[] medians;
    private final LowPass lowPass;
    private final Stability stability;
    private final Zero zero;
    private final long highest;
    private final long lowest;
    /// What does not depend on the load.
    private final Set<Flag> faults = EnumSet.noneOf(Flag.class);
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final Set<Flag> shownFlags = Collections.unmodifiableSet(flags);

    private long gross;
    private long tare;
    private boolean tareWasKeyedIn;
    private boolean stable;
    private boolean hasIndication;
    private long shownMilligrams;
    private long unroundedMicrograms;

    /// Begin with nothing known; the first load at rest near the calibrated zero becomes zero.
    ///
    /// @param scheme the scale
    public Weigher(Scheme scheme) {
        this.scheme = scheme;
        Tuning tuning = scheme.tuning();
        Capacity capacity = scheme.capacity();
        medians = new Median[scheme.cells().size()];
        for (int i = 0; i < medians.length; i++) {
            medians[i] = new Median(tuning.median());
        }
        lowPass = new LowPass(
                LowPass.weight(tuning.cutOffMilliHertz(), tuning.samplesPerSecond()),
                tuning.stepDivisions() * capacity.d(),
                tuning.stepSamples());
        stability = new Stability(tuning);
        zero = new Zero(capacity, scheme.profile());
        highest = scheme.profile().limits().highest(capacity);
        lowest = scheme.profile().limits().lowest(capacity);
    }

    /// Take the counts of one instant.
    ///
    /// @param counts one for each cell
    /// @param conditions where the scale stands
    /// @param nanos when, on any scale that rises
    public void accept(int[] counts, Conditions conditions, long nanos) {
        if (counts.length != medians.length) {
            throw new IllegalArgumentException(
                    "counts must be of " + medians.length + " cells: counts=" + counts.length);
        }
        flags.clear();
        hasIndication = false;
        if (isSaturated(counts)) {
            return;
        }
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            int calm = (int) medians[i].next(counts[i]);
            Cell cell = scheme.cells().get(i);
            sum += cell.micrograms(calm, conditions.milliCelsius().orElse(cell.referenceMilliCelsius()));
        }
        faults.clear();
        if (!conditions.faults().isEmpty()) {
            faults.addAll(conditions.faults());
        }
        Profile.Place place = scheme.profile().place();
        if (!place.isWithin(conditions.milliCelsius())) {
            faults.add(Flag.CALIBRATION_FAULT);
        }
        int tilt = conditions.tiltMicroradians().orElse(0);
        if (tilt > place.tiltMicroradians()) {
            flags.addAll(faults);
            flags.add(Flag.LEVEL_FAULT);
            forget();
            return;
        }
        gross = Tilt.levelled(scheme.linearisation().apply(lowPass.next(sum)), tilt);
        long range = scheme.capacity().e() * scheme.profile().stableMilliIntervals() / 1_000;
        stable = stability.next(gross, nanos, range);
        zero.observe(gross, stable && tare == 0, nanos);
        show();
    }

    /// At its end a converter says only that there is more, and what came before it says nothing of what comes
    /// after.
    private boolean isSaturated(int[] counts) {
        boolean above = false;
        boolean below = false;
        for (int i = 0; i < counts.length; i++) {
            boolean reversed = scheme.cells().get(i).nanogramsPerCount() < 0;
            above |= reversed
                    ? scheme.converter().isBelow(counts[i])
                    : scheme.converter().isAbove(counts[i]);
            below |= reversed
                    ? scheme.converter().isAbove(counts[i])
                    : scheme.converter().isBelow(counts[i]);
        }
        if (above) {
            flags.add(Flag.OVERLOAD);
        }
        if (below) {
            flags.add(Flag.UNDERLOAD);
        }
        if (above || below) {
            forget();
        }
        return above || below;
    }

    private void forget() {
        stable = false;
        lowPass.reset();
        stability.reset();
        for (Median median : medians) {
            median.reset();
        }
    }

    private void show() {
        flags.clear();
        hasIndication = false;
        flags.addAll(faults);
        flags.add(stable ? Flag.STABLE : Flag.MOTION);
        if (!zero.isSet()) {
            flags.add(Flag.NOT_ZEROED);
        }
        long load = zero.of(gross);
        if (load > highest) {
            flags.add(Flag.OVERLOAD);
            return;
        }
        if (load < lowest) {
            flags.add(Flag.UNDERLOAD);
            return;
        }
        Capacity capacity = scheme.capacity();
        if (Math.abs(load) * 4 <= capacity.e()) {
            flags.add(Flag.CENTER_OF_ZERO);
        }
        if (Rounding.toMultiple(load, capacity.d()) < 0) {
            flags.add(Flag.UNDER_ZERO);
        }
        if (tare != 0) {
            flags.add(Flag.NET);
            if (tareWasKeyedIn) {
                flags.add(Flag.PRESET_TARE);
            }
        }
        if (capacity.d() < capacity.e()) {
            flags.add(Flag.HIGH_RESOLUTION);
        }
        unroundedMicrograms = load - tare;
        shownMilligrams = Rounding.toMultiple(unroundedMicrograms, capacity.d()) / Capacity.MICROGRAMS;
        hasIndication = true;
    }

    /// {@return whether there is something to show; the flags say why there is not}
    public boolean hasIndication() {
        return hasIndication;
    }

    /// {@return what the display shows, a multiple of d}
    ///
    /// @throws IllegalStateException if there is nothing to show
    public long shownMilligrams() {
        requireIndication();
        return shownMilligrams;
    }

    /// {@return the same before it was rounded}
    ///
    /// @throws IllegalStateException if there is nothing to show
    public long unroundedMicrograms() {
        requireIndication();
        return unroundedMicrograms;
    }

    private void requireIndication() {
        if (!hasIndication) {
            throw new IllegalStateException("the scale shows nothing: " + flags);
        }
    }

    /// {@return what there is to say about the last sample; changes with the next one}
    public Set<Flag> flags() {
        return shownFlags;
    }

    void press(ScaleKey key) throws KeyRefusedException {
        boolean done = switch (key) {
            case ZERO -> zero();
            case TARE -> tare();
            case CLEAR_TARE -> {
                tare(0);
                yield true;
            }
        };
        if (!done) {
            boolean tared = key == ScaleKey.ZERO && tare != 0;
            throw new KeyRefusedException(
                    tared ? Reason.OTHER : Reason.OUT_OF_RANGE,
                    (tared ? "a tare must be cleared before zero is set" : "what lies there is out of range") + ": key="
                            + key + ", gross=" + zero.of(gross) / Capacity.MICROGRAMS + " mg, flags=" + flags);
        }
    }

    /// Press the zero key.
    ///
    /// @return whether the load is at rest and near enough to the calibrated zero, and counts as nothing now
    public boolean zero() {
        boolean done = hasIndication && tare == 0 && zero.press(gross, stable);
        if (done) {
            show();
        }
        return done;
    }

    /// Press the tare key; without a load it ends a tare.
    ///
    /// @return whether the load is at rest, not below zero, and does not count from now on
    public boolean tare() {
        long load = Rounding.toMultiple(zero.of(gross), scheme.capacity().d());
        if (!hasIndication || !stable || load < 0) {
            return false;
        }
        tare = load;
        tareWasKeyedIn = false;
        return true;
    }

    /// Key in a tare; 0 ends it.
    ///
    /// @param milligrams a multiple of d, not above Max
    /// @throws IllegalArgumentException if it is another
    public void tare(long milligrams) {
        Capacity capacity = scheme.capacity();
        if (milligrams < 0
                || milligrams > capacity.maxMilligrams()
                || milligrams % capacity.divisionMilligrams() != 0) {
            throw new IllegalArgumentException("a tare must be 0.." + capacity.maxMilligrams() + " mg in steps of "
                    + capacity.divisionMilligrams() + " mg: tare=" + milligrams + " mg");
        }
        tare = milligrams * Capacity.MICROGRAMS;
        tareWasKeyedIn = milligrams > 0;
    }
}
