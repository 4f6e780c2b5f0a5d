package dev.carthal.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.carthal.basket.Conclusion.Remembered;
import dev.carthal.catalogue.Article;
import dev.carthal.catalogue.Catalogue;
import dev.carthal.catalogue.Gtin;
import dev.carthal.catalogue.Unit;
import dev.carthal.checkout.BasketLine;
import dev.carthal.checkout.CheckoutEvent.Asked;
import dev.carthal.checkout.CheckoutEvent.Noticed;
import dev.carthal.checkout.CheckoutEvent.Put;
import dev.carthal.checkout.CheckoutEvent.Scanned;
import dev.carthal.checkout.CheckoutEvent.Take;
import dev.carthal.gs1.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A German shop whose counters print labels with weights and prices.
final class LabelledPiecesTests {
    private static final Catalogue CATALOGUE = Catalogue.of(List.of(
            article("milk", "9501101530003", Unit.EACH, new Article.Weight(1_060_000, 4_000)),
            article("cheese", "2811110000006", Unit.KG, new Article.Weight(400_000, 150_000)),
            article("ham", "2211110000004", Unit.KG, new Article.Weight(200_000, 80_000)),
            article("beef", "95012345678903", Unit.KG, new Article.Weight(900_000, 300_000)),
            article("soap", "012345000065", Unit.EACH, new Article.Weight(100_000, 1_000))));

    private Shop.Kept kept = german(new Remembered(CartState.EMPTY, Optional.empty()));
    private final Shop shop = new Shop(input -> kept.take(input));

    private static Article article(String sku, String gtin, Unit unit, Article.Weight weight) {
        return new Article(sku, Gtin.of(gtin), sku, "", 2_000, unit, weight);
    }

    private static Shop.Kept german(Remembered remembered) {
        return new Shop.Kept(
                Config.rules(), remembered, CATALOGUE, Region.named("DE").orElseThrow());
    }

    /// {@return a label of DE 28, item 1111, with that weight}
    private static String cheese(String grams, String verifier) {
        return Gtin.of(withCheckDigit("281111" + verifier + grams)).toString();
    }

    private static String withCheckDigit(String payload) {
        for (char digit = '0'; digit < '9'; digit++) {
            if (Gtin.find(payload + digit).isPresent()) {
                return payload + digit;
            }
        }
        return payload + '9';
    }

    @Test
    void areSoldByTheWeightOnTheLabelIfTheScaleAgrees() {
        shop.rests().reads("2811111068708").moves(6_884_000);
        kept.all();
        assertThat(kept.basket().lines())
                .containsExactly(new BasketLine(
                        "cheese", "cheese", 1, 6_884_000, 13_740, "barcode 2811111068708 of 6 870 g, 6 884 g fits"));
    }

    @Test
    void areAskedAboutIfTheScaleDoesNotAgree() {
        shop.rests().reads("2811111068708").moves(3_000_000);
        kept.all();
        assertThat(kept.of(Put.class)).isEmpty();
        assertThat(kept.of(Asked.class)).hasSize(1);
    }

    @Test
    void areSoldForThePriceOnTheLabel() {
        shop.rests().reads("2211114002394").moves(190_000);
        kept.all();
        assertThat(kept.basket().lines())
                .extracting(BasketLine::sku, BasketLine::priceMinor, BasketLine::why)
                .containsExactly(tuple("ham", 239L, "barcode 2211114002394 with its price, 190 g fits"));
    }

    @Test
    void ofOneArticleAreToldApart() {
        shop.rests().reads(cheese("00400", "7")).moves(404_000);
        shop.reads(cheese("00300", "8")).moves(303_000);
        kept.all();
        assertThat(kept.of(Asked.class)).isEmpty();
        assertThat(kept.basket().totalMinor()).isEqualTo(800 + 600);
        shop.moves(-404_000);
        kept.all();
        assertThat(kept.of(Take.class)).extracting(Take::weightMg).containsExactly(404_000L);
        assertThat(kept.basket().totalMinor()).isEqualTo(600);
    }

    @Test
    void keepTheirPriceAcrossAPowerCut() {
        shop.rests().reads("2811111068708").moves(6_884_000);
        kept.all();
        long before = kept.basket().totalMinor();
        kept = german(kept.remembered());
        assertThat(kept.basket().totalMinor()).isEqualTo(before).isEqualTo(13_740);
    }

    @Test
    void inAnElementStringSayTheirWeightToo() {
        shop.rests().reads("]e0", "0195012345678903310300123410A").moves(1_240_000);
        kept.all();
        assertThat(kept.basket().lines())
                .extracting(BasketLine::sku, BasketLine::priceMinor, BasketLine::why)
                .containsExactly(
                        tuple("beef", 2_468L, "barcode (01)95012345678903(3103)001234(10)A of 1 234 g, 1 240 g fits"));
    }

    @ParameterizedTest
    @CsvSource({
        "]E0, 9501101530003, milk, 1060000",
        "]d2, 010950110153000317261231, milk, 1060000",
        "]C1, 010950110153000310A, milk, 1060000",
        "]Q1, https://shop.example/01/09501101530003/10/A, milk, 1060000",
        "]I1, 09501101530003, milk, 1060000",
        "]X0, 9501101530003, milk, 1060000",
        "]C0, 9501101530003, milk, 1060000",
        "]E0, 01234565, soap, 100000",
        "]E0, 012345000065, soap, 100000",
        "]E0, 0012345000065, soap, 100000"
    })
    void ofAnySymbolAreFoundByTheirGtin(String aim, String text, String sku, long weightMg) {
        shop.rests().reads(aim, text).moves(weightMg);
        kept.all();
        assertThat(kept.quantities()).containsExactly(Map.entry(sku, 1));
    }

    @Test
    void thatBreakTheRulesAreToldAndAskedAbout() {
        shop.rests().reads("2511118000120").reads("2511118000120").moves(400_000);
        kept.all();
        assertThat(kept.of(Noticed.class))
                .extracting(Noticed::text)
                .containsExactly(
                        "barcode 2511118000120 cannot be read (the verifier of 00012 must be 9: 8): ask the staff");
        assertThat(kept.of(Put.class)).isEmpty();
        assertThat(kept.of(Asked.class)).hasSize(1);
    }

    @Test
    void areOpaqueWithoutARegion() {
        kept = new Shop.Kept(Config.rules(), new Remembered(CartState.EMPTY, Optional.empty()), CATALOGUE, Region.NONE);
        shop.rests().reads("2811111068708");
        kept.all();
        assertThat(kept.of(Noticed.class))
                .extracting(Noticed::text)
                .containsExactly(
                        "barcode 2811111068708 is not in the catalogue: ask the staff, or leave the article out");
    }

    @Test
    void arePagesWhereTheyAreAboutNoGoods() {
        shop.rests().reads("]Q1", "https://shop.example/recipes").reads("]Q1", "WIFI:S:shop;;");
        kept.all();
        assertThat(kept.of(Scanned.class)).hasSize(2);
        assertThat(kept.of(Noticed.class)).isEmpty();
    }

    @Test
    void needARegionOfTheBasketsCurrency() {
        Region sweden = Region.named("SE").orElseThrow();
        assertThatThrownBy(() -> new LabelReader(CATALOGUE, sweden, "EUR"))
                .hasMessage("currency must be that of the region, SEK: currency=EUR");
    }
}
