package dev.carthal.basket;

import dev.carthal.catalogue.Article;
import java.util.OptionalLong;

/// What a label says of the one piece that it is on: its net weight, or what it costs in the basket's currency.
record Declared(OptionalLong weightMg, OptionalLong priceMinor) {
    static final Declared NOTHING = new Declared(OptionalLong.empty(), OptionalLong.empty());

    boolean isNothing() {
        return weightMg.isEmpty() && priceMinor.isEmpty();
    }

    /// {@return what the piece costs, whatever the scale shows; 0 where the label leaves that to the catalogue}
    long fixedMinor(Article article) {
        if (priceMinor.isPresent()) {
            return priceMinor.getAsLong();
        }
        return weightMg.isPresent() && article.byWeight() ? article.price(1, weightMg.getAsLong()) : 0;
    }
}
