package dev.carthal.basket;

import dev.carthal.basket.Evidence.View;
import dev.carthal.basket.Hypothesis.Part;
import dev.carthal.basket.WeightModel.Fit;
import dev.carthal.catalogue.Article;
import dev.carthal.hal.weight.Flag;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the cart says to people.
final class Sentences {
    private Sentences() {}

    static String grams(long mg) {
        return String.format(Locale.ROOT, "%,d g", Math.round(mg / 1000.0)).replace(',', ' ');
    }

    /// Why a put or a take was concluded.
    static String why(Part part, Fit fit, Fusion.Case of) {
        Evidence.Label label = of.labels().get(part.article().sku());
        String seen = seen(part.article(), of.view()).orElse("");
        String first = label != null && fit.fits() ? "barcode " + label.text() + said(label.declared()) + ", " : seen;
        return first + weight(part, fit, of.weightMg());
    }

    private static String said(Declared declared) {
        return (declared.weightMg().isPresent()
                        ? " of " + grams(declared.weightMg().getAsLong())
                        : "")
                + (declared.priceMinor().isPresent() ? " with its price" : "");
    }

    /// Why, where the shopper said what it is.
    static String chosen(Part part, Fit fit, long weightMg) {
        return "you chose it, " + weight(part, fit, weightMg);
    }

    private static String weight(Part part, Fit fit, long weightMg) {
        String times = part.quantity() > 1 ? part.quantity() + " together, " : "";
        if (!fit.fits()) {
            return times + grams(weightMg) + " does not fit";
        }
        return times + grams(weightMg) + " fits"
                + (part.article().byWeight() ? "" : String.format(Locale.ROOT, " (%.1f sd)", fit.deviations()));
    }

    private static Optional<String> seen(Article article, View view) {
        return view.probability(article)
                .filter(probability -> probability >= 0.005)
                .map(probability ->
                        String.format(Locale.ROOT, "seen as %s (%.0f %%), ", article.label(), probability * 100));
    }

    static String question(Change change, Plateau after) {
        long weightMg = after.weightMg() - change.before().weightMg();
        String did = "did you " + (weightMg > 0 ? "put in" : "take out") + "?";
        return switch (change.origin()) {
            case WATCHED -> "What " + did + " It weighs " + grams(Math.abs(weightMg)) + ".";
            case AT_START -> "What lies in the basket already? It weighs " + grams(weightMg) + ".";
            case AFTER_RESTART -> restarted(change, after) + ": what " + did;
        };
    }

    private static String restarted(Change change, Plateau after) {
        return "After the restart " + grams(after.weightMg()) + " lie in the basket, and "
                + grams(change.before().weightMg()) + " were expected";
    }

    static String notPutIn(Article article) {
        return "the label of " + article.name() + " was read, but nothing of its weight was put in";
    }

    static String stranger(String text) {
        return "barcode " + text + " is not in the catalogue: ask the staff, or leave the article out";
    }

    static String broken(String text, String why) {
        return "barcode " + text + " cannot be read (" + why + "): ask the staff";
    }

    static String nothingToTake(Change change, Plateau after) {
        long weightMg = change.before().weightMg() - after.weightMg();
        return switch (change.origin()) {
            case WATCHED -> grams(weightMg) + " were taken out, but nothing is in the basket";
            case AT_START -> "the empty basket weighs " + grams(-weightMg) + ": call the staff";
            case AFTER_RESTART -> restarted(change, after) + ": call the staff";
        };
    }

    static String gone(Article article) {
        return article.name() + " is no longer in the basket";
    }

    static String ownBagGone(Part part) {
        return "your own bag of " + grams(part.weightMg()) + " was taken out";
    }

    static String tared() {
        return "the tare of the scale was changed: what is in the cart stays as it was";
    }

    static String complaint(Set<Flag> flags) {
        String said = flags.stream()
                .filter(flag -> flag != Flag.STABLE && flag != Flag.MOTION && flag != Flag.NET)
                .map(flag -> flag.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .sorted()
                .collect(Collectors.joining(", "));
        if (flags.contains(Flag.OVERLOAD)) {
            return "the scale reports " + said + ": take something out";
        }
        return "the scale " + (said.isEmpty() ? "shows no weight" : "reports " + said) + ": call the staff";
    }
}
