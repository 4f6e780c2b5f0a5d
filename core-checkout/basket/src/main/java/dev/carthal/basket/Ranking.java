package dev.carthal.basket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns scores into probabilities.
final class Ranking {
    private Ranking() {}

    /// An answer, with its best explanation.
    record Ranked(Hypothesis best, double probability) {}

    /// {@return the answers, the most probable first, and where they are equal in the order of the hypotheses}
    static List<Ranked> of(List<Hypothesis> hypotheses) {
        double most =
                hypotheses.stream().mapToDouble(Hypothesis::logScore).max().orElse(0);
        Map<String, List<Hypothesis>> byKey = new LinkedHashMap<>();
        double total = 0;
        for (Hypothesis hypothesis : hypotheses) {
            byKey.computeIfAbsent(hypothesis.key(), _ -> new ArrayList<>()).add(hypothesis);
            total += Math.exp(hypothesis.logScore() - most);
        }
        List<Ranked> ranked = new ArrayList<>();
        for (List<Hypothesis> same : byKey.values()) {
            double sum = 0;
            Hypothesis best = same.getFirst();
            for (Hypothesis hypothesis : same) {
                sum += Math.exp(hypothesis.logScore() - most);
                if (hypothesis.logScore() > best.logScore()) {
                    best = hypothesis;
                }
            }
            ranked.add(new Ranked(best, sum / total));
        }
        ranked.sort(Comparator.comparingDouble(Ranked::probability).reversed());
        return List.copyOf(ranked);
    }
}
