package dev.carthal.cli;

import dev.carthal.catalogue.Catalogue;
import dev.carthal.catalogue.CatalogueException;
import dev.carthal.launcher.LaunchException;
import dev.carthal.recording.Article;
import dev.carthal.recording.Derivation;
import dev.carthal.recording.Recording;
import dev.carthal.recording.RecordingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;

/// Extend a recording by photographs of articles.
final class Photos {
    private static final long SEED = 1;

    private Photos() {}

    static Path derive(Path recording, Path photos, Path catalogue, Scratch scratch)
            throws LaunchException, IOException {
        Path out = scratch.folder().resolve("recording");
        try {
            TreeMap<String, Article> articles = new TreeMap<>();
            Catalogue.read(catalogue).articles().stream()
                    .filter(article -> !article.label().isEmpty())
                    .forEach(article -> articles.put(
                            article.label(),
                            new Article(
                                    article.sku(),
                                    article.weight().milligrams(),
                                    article.weight().sdMilligrams())));
            Derivation.photos(Recording.open(recording), photos, articles, new Derivation.Order(SEED, out));
            return out;
        } catch (RecordingException | CatalogueException e) {
            throw Failed.user(String.valueOf(e.getMessage()), e);
        }
    }
}
