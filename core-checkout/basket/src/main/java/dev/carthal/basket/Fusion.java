package dev.carthal.basket;

import dev.carthal.basket.Evidence.Label;
import dev.carthal.basket.Evidence.View;
import dev.carthal.basket.Hypothesis.Outcome;
import dev.carthal.basket.Hypothesis.Part;
import dev.carthal.basket.Ranking.Ranked;
import dev.carthal.basket.WeightModel.Fit;
import dev.carthal.basket.WeightModel.Weighed;
import dev.carthal.catalogue.Article;
import dev.carthal.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Weighs up what could explain a change of the weight: each article by what cameras saw, what the scale shows
/// and which labels were read. `docs/decisions/fusion.md` has the formula.
final class Fusion {
    private final Catalogue catalogue;
    private final Rules rules;
    private final WeightModel weights;

    Fusion(Catalogue catalogue, Rules rules) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.weights = new WeightModel(rules.weights());
    }

    /// All that a change is judged by.
    ///
    /// @param weightMg what came or went, not negative
    record Case(long weightMg, long sdMg, Map<String, Label> labels, View view, CartState cart) {
        Weighed weighed() {
            return Weighed.of(weightMg, sdMg);
        }

        static Case ofWeight(OpenQuestion question, Map<String, Label> labels, CartState cart) {
            return new Case(question.weightMg(), question.sdMg(), labels, View.NONE, cart);
        }
    }

    /// {@return what is sold by that key, or the shopper's own bag}
    Optional<Article> find(String sku) {
        return sku.equals(OwnBag.SKU) ? Optional.of(OwnBag.ARTICLE) : catalogue.sku(sku);
    }

    List<Ranked> puts(Case of) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (Article article : catalogue.articles()) {
            put(of, article, hypotheses);
        }
        undone(of, false, hypotheses);
        return Ranking.of(hypotheses);
    }

    /// A label that says something of its own piece is of one piece, and says how heavy that is if it says a
    /// weight.
    private void put(Case of, Article article, List<Hypothesis> hypotheses) {
        Label label = of.labels().get(article.sku());
        if (label != null && label.declared().weightMg().isPresent()) {
            Fit fit = weights.labelled(of.weighed(), label.declared().weightMg().getAsLong());
            hypotheses.add(Hypothesis.of(Part.put(article, 1, of.weightMg()), score(of, article, fit), fit));
            return;
        }
        if (article.byWeight()) {
            Fit fit = weights.loose(of.weighed(), article.weight());
            hypotheses.add(Hypothesis.of(Part.put(article, 1, of.weightMg()), score(of, article, fit), fit));
            return;
        }
        Rules.Quantities quantities = rules.decision().quantities();
        int most = label != null && !label.declared().isNothing() ? 1 : quantities.max();
        for (int n = 1; n <= most; n++) {
            Fit fit = weights.packages(of.weighed(), article.weight(), n);
            double prior = Math.log(1 - quantities.falloff()) + (n - 1) * Math.log(quantities.falloff());
            hypotheses.add(Hypothesis.of(Part.put(article, n, of.weightMg()), prior + score(of, article, fit), fit));
        }
    }

    private double score(Case of, Article article, Fit fit) {
        double score = rules.vision().exponent() * of.view().log(article) + fit.logDensity();
        Label label = of.labels().get(article.sku());
        if (label != null && fit.fits()) {
            // one in the cart may be read again; but its own weight tells it from others
            score += of.cart().holds(article.sku())
                            && label.declared().weightMg().isEmpty()
                    ? rules.scans().gainAgain()
                    : rules.scans().gain();
        }
        return score;
    }

    List<Ranked> takes(Case of) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        List<Holding> holdings = of.cart().holdings();
        for (int place = 0; place < holdings.size(); place++) {
            int from = place;
            find(holdings.get(place).sku()).ifPresent(article -> takeFrom(of, article, from, hypotheses));
        }
        several(of, hypotheses);
        undone(of, true, hypotheses);
        return Ranking.of(hypotheses);
    }

    private void takeFrom(Case of, Article article, int place, List<Hypothesis> hypotheses) {
        Holding holding = of.cart().holdings().get(place);
        double whole = holding.weightMg() / 1000.0;
        Fit all = weights.normal(of.weighed(), whole, 0);
        hypotheses.add(take(new Part(article, holding.quantity(), holding.weightMg(), place), of, all, 0));
        double some = Math.log(rules.decision().quantities().falloff());
        if (holding.fixedMinor() > 0) {
            return; // a piece with its own label goes as a whole
        }
        if (article.byWeight()) {
            if (of.weightMg() < holding.weightMg()) {
                Fit part = weights.part(of.weighed(), whole);
                hypotheses.add(take(new Part(article, 1, of.weightMg(), place), of, part, some));
            }
            return;
        }
        for (int n = 1; n < holding.quantity(); n++) {
            double sd = article.weight().sdMilligrams() / 1000.0 * Math.sqrt(n);
            Fit fit = weights.normal(of.weighed(), whole * n / holding.quantity(), sd);
            long weightMg = Math.min(of.weightMg(), holding.weightMg());
            hypotheses.add(take(new Part(article, n, weightMg, place), of, fit, some));
        }
    }

    private Hypothesis take(Part part, Case of, Fit fit, double prior) {
        return new Hypothesis(new Outcome.Goods(List.of(part)), prior + score(of, part.article(), fit), fit);
    }

    /// Two at once, or all that is there.
    private void several(Case of, List<Hypothesis> hypotheses) {
        List<Part> all = new ArrayList<>();
        List<Holding> holdings = of.cart().holdings();
        for (int place = 0; place < holdings.size(); place++) {
            Holding holding = holdings.get(place);
            int from = place;
            find(holding.sku())
                    .ifPresent(article -> all.add(new Part(article, holding.quantity(), holding.weightMg(), from)));
        }
        int pairs = all.size() * (all.size() - 1) / 2;
        double share = rules.decision().quantities().several();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                together(of, List.of(all.get(i), all.get(j)), Math.log(share / pairs), hypotheses);
            }
        }
        if (all.size() > 2) {
            together(of, all, Math.log(share), hypotheses);
        }
    }

    private void together(Case of, List<Part> parts, double prior, List<Hypothesis> hypotheses) {
        long sum = parts.stream().mapToLong(Part::weightMg).sum();
        double view = parts.stream()
                .mapToDouble(part -> of.view().log(part.article()))
                .average()
                .orElse(0);
        Fit fit = weights.normal(of.weighed(), sum / 1000.0, 0);
        hypotheses.add(new Hypothesis(
                new Outcome.Goods(List.copyOf(parts)),
                prior + rules.vision().exponent() * view + fit.logDensity(),
                fit));
    }

    /// What is asked about may be taken out again, or put back, before anybody answers.
    private void undone(Case of, boolean put, List<Hypothesis> hypotheses) {
        for (OpenQuestion question : of.cart().questions()) {
            if (question.put() == put) {
                double view = question.question().choices().stream()
                        .flatMap(choice -> catalogue.sku(choice.sku()).stream())
                        .mapToDouble(article -> of.view().log(article))
                        .max()
                        .orElse(0);
                Fit fit = weights.normal(of.weighed(), question.weightMg() / 1000.0, question.sdMg() / 1000.0);
                hypotheses.add(new Hypothesis(
                        new Outcome.Undone(question), rules.vision().exponent() * view + fit.logDensity(), fit));
            }
        }
    }

    /// {@return the best explanation of a change by that article alone, by weight}
    Hypothesis only(Article article, Case of, boolean put) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        if (put) {
            put(of, article, hypotheses);
        } else {
            for (int place = 0; place < of.cart().holdings().size(); place++) {
                if (of.cart().holdings().get(place).sku().equals(article.sku())) {
                    takeFrom(of, article, place, hypotheses);
                }
            }
        }
        return Ranking.of(hypotheses).getFirst().best();
    }
}
