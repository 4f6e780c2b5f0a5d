package dev.carthal.basket;

import java.util.concurrent.TimeUnit;

/// Every number that the basket concludes by, in the units in which it reckons: nanoseconds, milligrams and,
/// where probabilities are at stake, grams.
record Rules(Rest rest, Scans scans, Vision vision, Weights weights, Decision decision) {
    /// When a weight is at rest.
    record Rest(long rangeMg, long stableNanos, long unsaidNanos, int readings, long zeroRangeMg, int faultReadings) {
        Rest {
            atLeast("motion.range.mg", rangeMg, 1);
            atLeast("stable.ms", stableNanos, 0);
            atLeast("motion.ms", unsaidNanos, 0);
            atLeast("stable.readings", readings, 1);
            atLeast("zero.range.mg", zeroRangeMg, 0);
            atLeast("fault.readings", faultReadings, 1);
        }
    }

    /// What a scan is worth.
    record Scans(long windowNanos, double gain, double gainAgain) {
        Scans {
            atLeast("scan.window.ms", windowNanos, 1);
        }
    }

    /// What a sighting is worth.
    record Vision(long windowNanos, double exponent, double floor, double against) {
        Vision {
            atLeast("vision.window.ms", windowNanos, 0);
            within("vision.floor", floor);
            share("vision.against", against);
        }
    }

    /// What a weight is worth.
    record Weights(
            double usual,
            double spanG,
            double looseTypical,
            double looseSpread,
            double fitSd,
            double scaleSdG,
            double labelSdG) {
        Weights {
            within("weight.share", usual);
            share("loose.typical", looseTypical);
            positive("weight.span.g", spanG);
            positive("loose.spread", looseSpread);
            positive("fit.sd", fitSd);
        }
    }

    /// When to conclude, and when to ask.
    record Decision(
            long afterNanos,
            long changeMinMg,
            double threshold,
            int choicesMax,
            double choiceMin,
            Quantities quantities,
            boolean firstIsEmpty) {
        Decision {
            atLeast("decide.after.ms", afterNanos, 0);
            atLeast("change.min.mg", changeMinMg, 1);
            share("threshold", threshold);
            atLeast("choices.max", choicesMax, 1);
            share("choice.min", choiceMin);
        }
    }

    /// How many come or go at once.
    record Quantities(int max, double falloff, double several) {
        Quantities {
            atLeast("quantity.max", max, 1);
            within("quantity.falloff", falloff);
            within("several.share", several);
        }
    }

    static Rules of(BasketConfig config) {
        return new Rules(
                new Rest(
                        config.motion_range_mg(),
                        nanos(config.stable_ms()),
                        nanos(config.motion_ms()),
                        config.stable_readings(),
                        config.zero_range_mg(),
                        config.fault_readings()),
                new Scans(nanos(config.scan_window_ms()), config.scan_gain(), config.scan_gain_again()),
                new Vision(
                        nanos(config.vision_window_ms()),
                        config.vision_weight(),
                        config.vision_floor(),
                        config.vision_against()),
                new Weights(
                        config.weight_share(),
                        config.weight_span_g(),
                        config.loose_typical(),
                        config.loose_spread(),
                        config.fit_sd(),
                        config.scale_sd_mg() / 1000.0,
                        config.label_sd_mg() / 1000.0),
                new Decision(
                        nanos(config.decide_after_ms()),
                        config.change_min_mg(),
                        config.threshold(),
                        config.choices_max(),
                        config.choice_min(),
                        new Quantities(config.quantity_max(), config.quantity_falloff(), config.several_share()),
                        config.first_is_empty()));
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static void atLeast(String key, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(key + " must be " + least + " or more: " + key + "=" + value);
        }
    }

    private static void share(String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(key + " must be 0..1: " + key + "=" + value);
        }
    }

    /// Where the logarithm of it and of the rest is needed.
    private static void within(String key, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(key + " must be above 0 and below 1: " + key + "=" + value);
        }
    }

    private static void positive(String key, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(key + " must be above 0: " + key + "=" + value);
        }
    }
}
