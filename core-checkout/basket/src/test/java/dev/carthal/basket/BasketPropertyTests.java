package dev.carthal.basket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.catalogue.Article;
import dev.carthal.checkout.Basket;
import dev.carthal.checkout.BasketLine;
import dev.carthal.checkout.CheckoutEvent.Asked;
import dev.carthal.checkout.CheckoutEvent.Put;
import dev.carthal.checkout.Sighting.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class BasketPropertyTests {
    /// An article of the catalogue, that many grams off its mean, shown to whom.
    record Item(int article, int offTenths, boolean scanned, boolean seen) {
        Article of() {
            return List.copyOf(Shop.CATALOGUE.articles()).get(article);
        }

        long weightMg() {
            Article.Weight weight = of().weight();
            return (weight.milligrams() + weight.sdMilligrams() * offTenths / 10) / 1000 * 1000;
        }
    }

    @Provide
    Arbitrary<List<Item>> items() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.integers().between(-20, 20),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Item::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static void put(Shop shop, Item item) {
        if (item.scanned()) {
            shop.scans(item.of().sku());
        }
        if (item.seen()) {
            shop.sees(item.of().sku(), 0.6, Direction.IN);
        }
        shop.moves(item.weightMg());
    }

    @Property(tries = 200)
    void theSameInputsInAnyOrderWithinAnInstantAndAnyChunksGiveTheSameBasket(
            @ForAll("items") List<Item> items, @ForAll Random random) {
        List<Input> inputs = new ArrayList<>();
        Shop shop = new Shop(inputs::add).rests();
        items.forEach(item -> put(shop, item));
        Shop.Kept inOneGo = new Shop.Kept(Config.rules());
        inputs.forEach(inOneGo::take);
        inOneGo.all();

        Shop.Kept inChunks = new Shop.Kept(Config.rules());
        List<Input> shuffled = new ArrayList<>(inputs);
        Collections.shuffle(shuffled, random);
        shuffled.sort((a, b) -> Long.compare(a.nanos(), b.nanos()));
        for (int i = 0; i < shuffled.size(); i++) {
            inChunks.take(shuffled.get(i));
            if (random.nextInt(3) == 0) {
                inChunks.until(shuffled.get(i).nanos() - random.nextInt(2) * random.nextLong(1_000_000_000));
            }
        }
        inChunks.all();
        assertThat(inChunks.events).isEqualTo(inOneGo.events);
        assertThat(inChunks.remembered()).isEqualTo(inOneGo.remembered());
    }

    @Property(tries = 300)
    void whatIsPutInAndTakenOutAgainLeavesNothing(@ForAll("items") List<Item> items, @ForAll Random random) {
        Shop.Kept kept = new Shop.Kept(Config.rules());
        Shop shop = new Shop(kept::take).rests();
        // the empty cart; each put of its own weight, so that a weight tells which one is taken out
        List<Long> weights = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            long weightMg = items.get(i).weightMg() + 37_000L * i;
            weights.add(weightMg);
            put(shop, items.get(i), weightMg);
        }
        Collections.shuffle(weights, random);
        weights.forEach(weightMg -> shop.moves(-weightMg));
        kept.all();
        // a question about two that weigh nearly the same is the only thing that may be left, and then its article
        boolean asked = kept.of(Asked.class).stream()
                .anyMatch(question -> question.question().text().startsWith("What did you take out"));
        if (!asked) {
            assertThat(kept.basket()).isEqualTo(Basket.of("EUR", List.of()));
            assertThat(kept.remembered().cart().questions()).isEmpty();
        }
    }

    private static void put(Shop shop, Item item, long weightMg) {
        if (item.scanned()) {
            shop.scans(item.of().sku());
        }
        shop.moves(weightMg);
    }

    @Property(tries = 200)
    void aLineCostsTheSumOfItsPutsToTheMinorUnit(@ForAll("items") List<Item> items) {
        Shop.Kept kept = new Shop.Kept(Config.rules());
        Shop shop = new Shop(kept::take).rests();
        items.forEach(item -> put(shop, item));
        kept.all();
        for (BasketLine line : kept.basket().lines()) {
            long sum = kept.of(Put.class).stream()
                    .filter(put -> put.sku().equals(line.sku()))
                    .mapToLong(put -> Shop.article(put.sku()).price(put.quantity(), put.weightMg()))
                    .sum();
            assertThat(line.priceMinor()).isEqualTo(sum);
        }
    }
}
