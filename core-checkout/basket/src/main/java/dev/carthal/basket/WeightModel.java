package dev.carthal.basket;

import dev.carthal.catalogue.Article;

/// Tells how well a weight fits what an article weighs, as a density per gram. The form is that of the robust
/// fusion: most articles weigh what the catalogue says, and a few anything at all.
final class WeightModel {
    private static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private final Rules.Weights rules;

    WeightModel(Rules.Weights rules) {
        this.rules = rules;
    }

    /// What was weighed: the difference of two plateaus.
    record Weighed(double grams, double sdGrams) {
        static Weighed of(long mg, long sdMg) {
            return new Weighed(mg / 1000.0, sdMg / 1000.0);
        }
    }

    /// How a weight fits.
    ///
    /// @param logDensity per gram
    /// @param deviations how many standard deviations it is off
    /// @param fits whether that is few enough to believe
    record Fit(double logDensity, double deviations, boolean fits) {}

    Fit packages(Weighed weighed, Article.Weight each, int quantity) {
        double mean = grams(each.milligrams()) * quantity;
        return normal(weighed, mean, grams(each.sdMilligrams()) * Math.sqrt(quantity));
    }

    /// What a label says is net, and the scale weighs the tray too.
    Fit labelled(Weighed weighed, long netMg) {
        return normal(weighed, grams(netMg), rules.labelSdG());
    }

    Fit normal(Weighed weighed, double meanG, double sdG) {
        double sd = noise(weighed, sdG);
        double off = (weighed.grams() - meanG) / sd;
        return fit(density(off, sd), Math.abs(off));
    }

    /// Loose goods come one at a time or by the bag: the typical put, or anything around it on a logarithmic
    /// scale.
    Fit loose(Weighed weighed, Article.Weight typical) {
        double mean = grams(typical.milligrams());
        double sd = noise(weighed, grams(typical.sdMilligrams()));
        double off = Math.abs(weighed.grams() - mean) / sd;
        double spread = rules.looseSpread();
        double logOff = Math.abs(Math.log(weighed.grams() / mean)) / spread;
        double bag = density(logOff, spread) / weighed.grams();
        double density = rules.looseTypical() * density(off, sd) + (1 - rules.looseTypical()) * bag;
        return fit(density, Math.min(off, logOff));
    }

    /// A part of something is any weight up to the whole.
    Fit part(Weighed weighed, double wholeG) {
        boolean inside = weighed.grams() < wholeG;
        return new Fit(log(inside ? 1 / wholeG : 0), 0, inside);
    }

    private Fit fit(double density, double deviations) {
        return new Fit(log(density), deviations, deviations <= rules.fitSd());
    }

    private double log(double density) {
        return Math.log(rules.usual() * density + (1 - rules.usual()) / rules.spanG());
    }

    private double noise(Weighed weighed, double sdG) {
        return Math.max(
                1e-3,
                Math.sqrt(sdG * sdG + weighed.sdGrams() * weighed.sdGrams() + rules.scaleSdG() * rules.scaleSdG()));
    }

    private static double density(double deviations, double sd) {
        return Math.exp(-0.5 * deviations * deviations - LOG_SQRT_TWO_PI) / sd;
    }

    private static double grams(long mg) {
        return mg / 1000.0;
    }
}
