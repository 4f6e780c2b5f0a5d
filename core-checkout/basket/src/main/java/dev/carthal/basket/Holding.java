package dev.carthal.basket;

import dev.carthal.catalogue.Article;

/// One put that is still in the cart, or what is left of it.
///
/// @param quantity of packages; 1 where it is sold by weight
/// @param weightMg as it was weighed
/// @param fixedMinor what its label makes it cost; 0 where the catalogue says that
record Holding(String sku, int quantity, long weightMg, String why, long fixedMinor) {
    long priceMinor(Article article) {
        return fixedMinor > 0 ? fixedMinor : article.price(quantity, weightMg);
    }
}
