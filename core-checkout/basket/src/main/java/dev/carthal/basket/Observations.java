package dev.carthal.basket;

import dev.carthal.basket.Evidence.Label;
import dev.carthal.basket.Fusion.Case;
import dev.carthal.basket.Hypothesis.Outcome;
import dev.carthal.basket.Ranking.Ranked;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says for the journal what a conclusion rests on.
final class Observations {
    private static final int MOST = 5;

    private Observations() {}

    static Map<String, ?> of(Case of, Plateau before, Plateau after, List<Ranked> ranked) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("beforeMg", before.weightMg());
        all.put("afterMg", after.weightMg());
        all.put("sdMg", of.sdMg());
        all.put(
                "labels",
                of.labels().values().stream()
                        .sorted(Comparator.comparingLong(Label::nanos).thenComparing(Label::text))
                        .map(Label::text)
                        .toList());
        all.put(
                "seen",
                of.view().logs().entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST)
                        .map(entry -> Map.of(entry.getKey(), rounded(Math.exp(entry.getValue()))))
                        .toList());
        all.put(
                "explanations",
                ranked.stream()
                        .limit(MOST)
                        .map(one -> Map.of(named(one), rounded(one.probability())))
                        .toList());
        return all;
    }

    private static String named(Ranked one) {
        return switch (one.best().outcome()) {
            case Outcome.Goods(var parts)
            when parts.size() == 1 && parts.getFirst().quantity() > 1 ->
                parts.getFirst().quantity() + " " + one.best().key();
            default -> one.best().key();
        };
    }

    private static double rounded(double probability) {
        return Math.round(probability * 10_000) / 10_000.0;
    }
}
