package dev.carthal.basket;

import dev.carthal.catalogue.Article;
import java.util.List;
import java.util.stream.Collectors;

/// One explanation of a change, with the logarithm of how well it does.
record Hypothesis(Outcome outcome, double logScore, WeightModel.Fit fit) {
    /// What would have happened.
    sealed interface Outcome {
        /// Those goods came or went.
        record Goods(List<Part> parts) implements Outcome {}

        /// What an open question asks about was undone.
        record Undone(OpenQuestion question) implements Outcome {}
    }

    /// So many of an article.
    ///
    /// @param place of the holding that they are taken from; -1 where they are put in
    record Part(Article article, int quantity, long weightMg, int place) {
        static Part put(Article article, int quantity, long weightMg) {
            return new Part(article, quantity, weightMg, -1);
        }
    }

    static Hypothesis of(Part put, double logScore, WeightModel.Fit fit) {
        return new Hypothesis(new Outcome.Goods(List.of(put)), logScore, fit);
    }

    /// {@return what tells it from others as the shopper would: two of an article are the same answer as one,
    /// and of open questions it does not matter which falls away}
    String key() {
        return switch (outcome) {
            case Outcome.Goods(var parts) ->
                parts.stream().map(part -> part.article().sku()).collect(Collectors.joining("+"));
            case Outcome.Undone _ -> "undone";
        };
    }
}
