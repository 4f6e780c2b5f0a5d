package dev.carthal.basket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.CheckoutEvent.Answered;
import dev.carthal.checkout.CheckoutEvent.Asked;
import dev.carthal.checkout.CheckoutEvent.Noticed;
import dev.carthal.checkout.CheckoutEvent.Put;
import dev.carthal.checkout.CheckoutEvent.Take;
import dev.carthal.checkout.JournalException;
import dev.carthal.checkout.Question;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is not sold, and yet lies in the basket.
final class OwnBagTests {
    private static final String MILK = "arla-standard-milk";

    private Shop.Kept kept = new Shop.Kept(Config.rules());
    private final Shop shop = new Shop(input -> kept.take(input));

    private void bring() {
        shop.rests().moves(350_000).answers("1", OwnBag.SKU).rests();
        kept.all();
    }

    @Test
    void isOfferedLastWhereSomethingWasPutInAndNotWhereItWasTakenOut() {
        shop.rests().moves(350_000).rests().moves(-100_000);
        kept.all();
        List<Question> asked =
                kept.of(Asked.class).stream().map(Asked::question).toList();
        assertThat(asked.getFirst().choices()).last().isEqualTo(OwnBag.CHOICE);
        assertThat(asked.stream().skip(1).flatMap(question -> question.choices().stream()))
                .doesNotContain(OwnBag.CHOICE);
    }

    @Test
    void isNotSoldAndItsWeightIsExpectedFromThenOn() {
        bring();
        assertThat(kept.of(Answered.class)).extracting(Answered::choice).containsExactly(OwnBag.SKU);
        assertThat(kept.of(Put.class)).isEmpty();
        assertThat(kept.basket().lines()).isEmpty();
        shop.scans(MILK).moves(1_061_000);
        kept.all();
        assertThat(kept.quantities()).containsExactly(Map.entry(MILK, 1));
        assertThat(kept.remembered().plateau().orElseThrow().weightMg()).isBetween(1_405_000L, 1_417_000L);
    }

    @Test
    void isTakenBackByItsWeightAndLeavesTheGoods() {
        bring();
        shop.scans(MILK).moves(1_061_000).waits(6000).moves(-350_000);
        kept.all();
        assertThat(kept.of(Noticed.class))
                .extracting(Noticed::text)
                .containsExactly("your own bag of 350 g was taken out");
        assertThat(kept.of(Take.class)).isEmpty();
        assertThat(kept.quantities()).containsExactly(Map.entry(MILK, 1));
        assertThat(kept.remembered().cart().holds(OwnBag.SKU)).isFalse();
    }

    @Test
    void goesOutTogetherWithTheGoodsInIt() {
        bring();
        shop.scans(MILK).moves(1_061_000).waits(6000).moves(-1_411_000);
        kept.all();
        assertThat(kept.of(Take.class)).extracting(Take::sku).containsExactly(MILK);
        assertThat(kept.remembered().cart().holdings()).isEmpty();
    }

    @Test
    void isThereAfterARestartAndGoesWithoutAQuestion() throws JournalException {
        bring();
        kept = new Shop.Kept(Config.rules(), Json.remembered(written()));
        shop.rests().waits(6000);
        kept.all();
        assertThat(kept.events).isEmpty();
        shop.moves(-350_000);
        kept.all();
        assertThat(kept.of(Asked.class)).isEmpty();
        assertThat(kept.remembered().cart().holdings()).isEmpty();
    }

    /// {@return what the journal would hold}
    private String written() {
        CheckoutEvent last = kept.events.getLast();
        return Json.entry(new Conclusion(last, Map.of(), kept.remembered()), kept.basket())
                .state();
    }
}
