package dev.carthal.basket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.checkout.CheckoutEvent.Asked;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ResumeTests {
    private static final String MILK = "arla-standard-milk";
    private static final String TUB = "alpro-vanilla-soyghurt";

    private Shop.Kept kept = new Shop.Kept(Config.rules());
    private final Shop shop = new Shop(input -> kept.take(input));

    private Shop.Kept resumed() {
        kept.all();
        return new Shop.Kept(Config.rules(), kept.remembered());
    }

    @Test
    void theBasketIsTheSame() {
        shop.rests().scans(MILK).moves(1_061_000).moves(524_000);
        Shop.Kept before = kept;
        kept = resumed();
        assertThat(kept.basket()).isEqualTo(before.basket());
        shop.rests().answers("1", TUB).rests();
        kept.all();
        assertThat(kept.of(Asked.class)).isEmpty();
        assertThat(kept.quantities()).containsExactly(Map.entry(TUB, 1), Map.entry(MILK, 1));
    }

    @Test
    void whatWasPutInWhileThePowerWasOffIsAskedAbout() {
        shop.rests().scans(MILK).moves(1_061_000);
        kept = resumed();
        shop.moves(524_000);
        kept.all();
        assertThat(kept.of(Asked.class).getFirst().question().text())
                .isEqualTo("After the restart 1 585 g lie in the basket, and 1 061 g were expected:"
                        + " what did you put in?");
    }

    @Test
    void aPutThatThePowerCutInterruptedIsConcludedThen() {
        shop.rests().scans(MILK);
        shop.moves(1_061_000);
        // the cut comes when the label is in the journal and the put is not
        long cut = 1_000_000_000L + 1_900_000_000L;
        kept.until(cut);
        assertThat(kept.events).hasSize(1);
        kept = new Shop.Kept(Config.rules(), kept.remembered());
        shop.rests();
        kept.all();
        assertThat(kept.of(Asked.class)).hasSize(1);
    }
}
