package dev.carthal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class ArticleTests {
    private static Article article(Unit unit, long price) {
        return new Article("a", Gtin.of("96385074"), "A", "", price, unit, new Article.Weight(1000, 10));
    }

    @Test
    void halfACentGoesToTheEvenSide() {
        assertThat(article(Unit.KG, 100).price(1, 5_000)).isZero();
        assertThat(article(Unit.KG, 100).price(1, 15_000)).isEqualTo(2);
        assertThat(article(Unit.KG, 100).price(1, 15_001)).isEqualTo(2);
        assertThat(article(Unit.KG, 100).price(1, 14_999)).isEqualTo(1);
    }

    @Property
    void aPriceByWeightIsExact(
            @ForAll @LongRange(min = 1, max = Article.MAX_PRICE) long price,
            @ForAll @LongRange(min = 0, max = Article.Weight.MAX_MILLIGRAMS) long milligrams) {
        BigDecimal exact =
                new BigDecimal(price).multiply(new BigDecimal(milligrams)).movePointLeft(6);
        assertThat(article(Unit.KG, price).price(1, milligrams))
                .isEqualTo(exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    @Property
    void packagesCostTheirNumber(
            @ForAll @LongRange(min = 1, max = Article.MAX_PRICE) long price,
            @ForAll @IntRange(min = 0) int quantity,
            @ForAll long milligrams) {
        assertThat(article(Unit.EACH, price).price(quantity, milligrams)).isEqualTo(price * quantity);
    }

    @Test
    void whatNoLongHoldsIsRefused() {
        Article article = article(Unit.KG, Article.MAX_PRICE);
        assertThatThrownBy(() -> article.price(1, Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }
}
