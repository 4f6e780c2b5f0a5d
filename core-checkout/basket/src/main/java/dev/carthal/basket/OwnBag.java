package dev.carthal.basket;

import dev.carthal.catalogue.Article;
import dev.carthal.catalogue.Gtin;
import dev.carthal.catalogue.Unit;
import dev.carthal.checkout.Question;

/// What the shopper brought along: a holding whose weight is expected in the basket, and that is not sold.
final class OwnBag {
    /// No shop has this key.
    static final String SKU = "carthal:own-bag";

    static final Question.Choice CHOICE = new Question.Choice(SKU, "My own bag");

    /// So that it goes out as goods do; its price and its weight mean nothing.
    static final Article ARTICLE =
            new Article(SKU, Gtin.of("00000000"), CHOICE.name(), "", 1, Unit.EACH, new Article.Weight(1, 0));

    private OwnBag() {}

    static boolean is(Article article) {
        return article.sku().equals(SKU);
    }
}
