package dev.carthal.basket;

import dev.carthal.basket.Conclusion.Remembered;
import dev.carthal.catalogue.Article;
import dev.carthal.catalogue.Catalogue;
import dev.carthal.catalogue.CatalogueException;
import dev.carthal.checkout.Basket;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.Sighting;
import dev.carthal.checkout.Sighting.Candidate;
import dev.carthal.checkout.Sighting.Direction;
import dev.carthal.gs1.Region;
import dev.carthal.hal.Gap;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A shopper with a cart that shows its weight ten times a second, and the demo's catalogue. Time passes only
/// as readings come.
final class Shop {
    static final Catalogue CATALOGUE = demo();
    static final long TICK = 100_000_000;

    private final Consumer<Input> till;
    private long nanos;
    private long sequence;
    private long loadMg;

    Shop(Consumer<Input> till) {
        this(till, 1_000_000_000);
    }

    Shop(Consumer<Input> till, long nanos) {
        this.till = till;
        this.nanos = nanos;
    }

    private static Catalogue demo() {
        try {
            return Catalogue.read(Path.of(System.getProperty("house.root"), "bundles/images/demo/catalogue.csv"));
        } catch (CatalogueException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    static Article article(String sku) {
        return CATALOGUE.sku(sku).orElseThrow();
    }

    long nanos() {
        return nanos;
    }

    long loadMg() {
        return loadMg;
    }

    /// One reading of what lies on the scale, a gram off at most.
    Shop reading(long errorMg, Flag... flags) {
        nanos += TICK;
        BigDecimal kilograms = BigDecimal.valueOf(Math.round((loadMg + errorMg) / 1000.0), 3);
        till.accept(new Input.Weighed(
                "scale/basket",
                Reading.of(++sequence, nanos)
                        .indicating(new Indication(kilograms, WeightUnit.KILOGRAM))
                        .with(flags)));
        return this;
    }

    Shop faulty(Flag... flags) {
        nanos += TICK;
        till.accept(
                new Input.Weighed("scale/basket", Reading.of(++sequence, nanos).with(flags)));
        return this;
    }

    Shop rests() {
        for (int i = 0; i < 12; i++) {
            reading(0, Flag.STABLE);
        }
        return this;
    }

    /// Something comes or goes within half a second, and the scale comes to rest.
    Shop moves(long byMg) {
        for (int i = 0; i < 5; i++) {
            reading(i * byMg / 5, Flag.MOTION);
        }
        loadMg += byMg;
        return rests();
    }

    /// From now on so much more, or less, lies on the scale.
    void lands(long byMg) {
        loadMg += byMg;
    }

    Shop scans(String sku) {
        return reads(article(sku).gtin().toString());
    }

    Shop reads(String text) {
        return reads("]E0", text);
    }

    Shop reads(String aim, String text) {
        till.accept(new Input.Scanned(
                "scanner/left", Scan.of(++sequence, nanos, aim, text.getBytes(StandardCharsets.ISO_8859_1))));
        return this;
    }

    /// A camera gives one article that probability, and the rest to all others alike.
    Shop sees(String sku, double probability, Direction direction) {
        List<Candidate> candidates = new ArrayList<>();
        double others = (1 - probability) / (CATALOGUE.articles().size() - 1);
        for (Article article : CATALOGUE.articles()) {
            candidates.add(new Candidate(article.label(), article.sku().equals(sku) ? probability : others));
        }
        return sees(candidates, direction);
    }

    Shop sees(List<Candidate> candidates, Direction direction) {
        till.accept(new Input.Seen(new Sighting("camera/left", ++sequence, nanos, direction, candidates)));
        return this;
    }

    Shop answers(String question, String choice) {
        till.accept(new Input.Answer(nanos, ++sequence, question, choice));
        return this;
    }

    Shop gap(long millis) {
        long from = nanos;
        nanos += millis * 1_000_000;
        till.accept(new Input.Missing(new Gap("scale/basket", from, nanos + TICK, "unplugged")));
        return this;
    }

    Shop waits(long millis) {
        for (long i = 0; i < millis; i += 100) {
            reading(0, Flag.STABLE);
        }
        return this;
    }

    /// A reducer whose conclusions are kept.
    static final class Kept {
        final Reducer reducer;
        private final Catalogue catalogue;
        final List<CheckoutEvent> events = new ArrayList<>();
        private Remembered last;

        Kept(Rules rules) {
            this(rules, new Remembered(CartState.EMPTY, Optional.empty()));
        }

        Kept(Rules rules, Remembered remembered) {
            this(rules, remembered, CATALOGUE, Region.NONE);
        }

        Kept(Rules rules, Remembered remembered, Catalogue catalogue, Region region) {
            this.catalogue = catalogue;
            last = remembered;
            reducer = new Reducer(new Reducer.Start(
                    catalogue,
                    new LabelReader(catalogue, region, "EUR"),
                    rules,
                    "scale/basket",
                    1_000_000_000,
                    remembered));
        }

        void take(Input input) {
            reducer.take(input);
        }

        Kept until(long nanos) {
            while (reducer.dueNanos() < nanos) {
                for (Conclusion conclusion : reducer.step(nanos)) {
                    events.add(conclusion.event());
                    last = conclusion.after();
                }
            }
            return this;
        }

        Kept all() {
            return until(Long.MAX_VALUE);
        }

        /// As the journal knows it.
        Remembered remembered() {
            return last;
        }

        Basket basket() {
            return last.cart().basket(catalogue, "EUR");
        }

        Map<String, Integer> quantities() {
            Map<String, Integer> quantities = new TreeMap<>();
            basket().lines().forEach(line -> quantities.put(line.sku(), line.quantity()));
            return quantities;
        }

        <T extends CheckoutEvent> List<T> of(Class<T> kind) {
            return events.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }
}
