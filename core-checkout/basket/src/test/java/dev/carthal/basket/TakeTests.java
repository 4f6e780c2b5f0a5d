package dev.carthal.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.carthal.checkout.BasketLine;
import dev.carthal.checkout.CheckoutEvent.Asked;
import dev.carthal.checkout.CheckoutEvent.Noticed;
import dev.carthal.checkout.CheckoutEvent.Take;
import dev.carthal.checkout.Sighting.Direction;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TakeTests {
    private static final String MILK = "arla-standard-milk";
    private static final String TUB = "alpro-vanilla-soyghurt";
    private static final String OTHER_TUB = "alpro-blueberry-soyghurt";
    private static final String APPLES = "granny-smith";

    private Shop.Kept kept = new Shop.Kept(Config.rules());
    private final Shop shop = new Shop(input -> kept.take(input));

    @Test
    void goesByTheWeightThatWasPutIn() {
        shop.rests().scans(MILK).moves(1_061_000).scans(TUB).moves(524_000).moves(-1_062_000);
        kept.all();
        assertThat(kept.of(Take.class)).extracting(Take::sku, Take::quantity).containsExactly(tuple(MILK, 1));
        assertThat(kept.quantities()).containsExactly(Map.entry(TUB, 1));
    }

    @Test
    void ofOneOfTwoLeavesOne() {
        shop.rests().scans(TUB).moves(1_048_000).moves(-524_000);
        kept.all();
        assertThat(kept.basket().lines())
                .extracting(BasketLine::quantity, BasketLine::weightMg, BasketLine::priceMinor)
                .containsExactly(tuple(1, 524_000L, 209L));
    }

    @Test
    void ofEverythingAtOnceEmptiesTheBasket() {
        shop.rests().scans(MILK).moves(1_061_000).scans(TUB).moves(524_000);
        shop.sees("lime", 0.95, Direction.IN).moves(72_000).moves(-1_657_000);
        kept.all();
        assertThat(kept.of(Take.class)).extracting(Take::sku).containsExactlyInAnyOrder(MILK, TUB, "lime");
        assertThat(kept.basket().lines()).isEmpty();
    }

    @Test
    void betweenTwoOfTheSameWeightIsAskedAbout() {
        shop.rests().scans(TUB).moves(524_000).scans(OTHER_TUB).moves(524_000).moves(-524_000);
        kept.all();
        assertThat(kept.of(Asked.class).getFirst().question().text())
                .isEqualTo("What did you take out? It weighs 524 g.");
        shop.answers("1", TUB).rests();
        kept.all();
        assertThat(kept.quantities()).containsExactly(Map.entry(OTHER_TUB, 1));
    }

    @Test
    void isSettledByTheCameraWhereTheWeightIsNotEnough() {
        shop.rests().scans(TUB).moves(524_000).scans(OTHER_TUB).moves(524_000);
        shop.waits(6000).sees(TUB, 0.8, Direction.OUT).moves(-524_000);
        kept.all();
        assertThat(kept.quantities()).containsExactly(Map.entry(OTHER_TUB, 1));
    }

    @Test
    void fromAnEmptyBasketIsNoticed() {
        kept = new Shop.Kept(Rules.of(Config.with(Map.of("first_is_empty", true))));
        shop.moves(800_000).moves(-300_000);
        kept.all();
        assertThat(kept.of(Noticed.class))
                .extracting(Noticed::text)
                .containsExactly("300 g were taken out, but nothing is in the basket");
    }

    @Test
    void ofAPartOfLooseGoodsLeavesTheRest() {
        shop.rests().sees(APPLES, 0.9, Direction.IN).moves(540_000).moves(-180_000);
        kept.all();
        assertThat(kept.basket().lines())
                .extracting(BasketLine::sku, BasketLine::quantity, BasketLine::weightMg)
                .containsExactly(tuple(APPLES, 1, 360_000L));
    }
}
