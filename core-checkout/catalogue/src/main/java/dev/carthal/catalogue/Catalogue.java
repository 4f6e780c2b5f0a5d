package dev.carthal.catalogue;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hold what a shop sells, in the order of its file. Immutable.
public final class Catalogue {
    private final Map<String, Article> bySku;
    private final Map<Gtin, Article> byGtin;

    private Catalogue(Map<String, Article> bySku, Map<Gtin, Article> byGtin) {
        this.bySku = bySku;
        this.byGtin = byGtin;
    }

    /// {@return the catalogue in a CSV file}
    ///
    /// @throws CatalogueException if it cannot be read, or anything in it is wrong
    public static Catalogue read(Path file) throws CatalogueException {
        return new CatalogueFile(file).read();
    }

    /// {@return a catalogue of these articles}
    ///
    /// @throws IllegalArgumentException if two have the same SKU or GTIN
    public static Catalogue of(List<Article> articles) {
        Map<String, Article> bySku = new LinkedHashMap<>();
        Map<Gtin, Article> byGtin = new LinkedHashMap<>();
        for (Article article : articles) {
            if (bySku.put(article.sku(), article) != null) {
                throw new IllegalArgumentException("an SKU must be there once: sku=" + article.sku());
            }
            if (byGtin.put(article.gtin(), article) != null) {
                throw new IllegalArgumentException("a GTIN must be there once: gtin=" + article.gtin());
            }
        }
        return new Catalogue(bySku, byGtin);
    }

    /// {@return all articles, in the order of the file}
    public Collection<Article> articles() {
        return Collections.unmodifiableCollection(bySku.values());
    }

    /// {@return the article with that key}
    public Optional<Article> sku(String sku) {
        return Optional.ofNullable(bySku.get(sku));
    }

    /// {@return the article with that number}
    public Optional<Article> gtin(Gtin gtin) {
        return Optional.ofNullable(byGtin.get(gtin));
    }
}
