package dev.carthal.basket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.basket.Conclusion.Remembered;
import dev.carthal.checkout.CheckoutEvent.Answered;
import dev.carthal.checkout.CheckoutEvent.Asked;
import dev.carthal.checkout.CheckoutEvent.Noticed;
import dev.carthal.checkout.CheckoutEvent.Put;
import dev.carthal.checkout.CheckoutEvent.Take;
import dev.carthal.checkout.Question;
import dev.carthal.checkout.Sighting.Direction;
import dev.carthal.hal.weight.Flag;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Weights of which nobody saw where they came from: each ends in the right line or a question.
final class UnseenWeightTests {
    private static final String MILK = "arla-standard-milk";
    private static final String TUB = "alpro-vanilla-soyghurt";
    private static final String APPLES = "granny-smith";

    private Shop.Kept kept = new Shop.Kept(Config.rules());
    private final Shop shop = new Shop(input -> kept.take(input));

    private List<String> questions() {
        kept.all();
        return kept.of(Asked.class).stream()
                .map(Asked::question)
                .map(Question::text)
                .toList();
    }

    @Nested
    final class AtTheStart {
        @Test
        void isAskedAboutThoughItWeighsWhatOneArticleDoes() {
            shop.lands(1_061_000);
            shop.rests();
            assertThat(questions()).containsExactly("What lies in the basket already? It weighs 1 061 g.");
            assertThat(kept.of(Put.class)).isEmpty();
            shop.answers("1", MILK).rests();
            kept.all();
            assertThat(kept.quantities()).containsExactly(Map.entry(MILK, 1));
        }

        @Test
        void isALineIfItsLabelIsRead() {
            shop.lands(1_061_000);
            shop.scans(MILK).rests();
            assertThat(questions()).isEmpty();
            assertThat(kept.quantities()).containsExactly(Map.entry(MILK, 1));
        }

        @Test
        void isALineIfItsLabelIsReadLater() {
            shop.lands(1_061_000);
            shop.rests().waits(3000).scans(MILK).waits(6000);
            assertThat(questions()).hasSize(1);
            assertThat(kept.quantities()).containsExactly(Map.entry(MILK, 1));
            assertThat(kept.remembered().cart().questions()).isEmpty();
        }

        @Test
        void isALineIfACameraSawItComeIn() {
            shop.sees(APPLES, 0.9, Direction.IN).lands(184_000);
            shop.rests();
            assertThat(questions()).isEmpty();
            assertThat(kept.quantities()).containsExactly(Map.entry(APPLES, 1));
        }

        @Test
        void isForgottenIfItIsTakenOutAgain() {
            shop.lands(1_061_000);
            shop.rests().moves(-1_061_000);
            assertThat(questions()).hasSize(1);
            assertThat(kept.of(Answered.class)).extracting(Answered::choice).containsExactly("");
            assertThat(kept.basket().lines()).isEmpty();
        }

        @Test
        void isToldIfItIsBelowNothing() {
            shop.lands(-15_000);
            shop.rests();
            assertThat(questions()).isEmpty();
            assertThat(kept.of(Noticed.class))
                    .extracting(Noticed::text)
                    .containsExactly("the empty basket weighs -15 g: call the staff");
        }
    }

    @Nested
    final class AHand {
        /// It comes and goes over seconds, by jerks, and some scales call each of them stable.
        private void leans(boolean calledStable) {
            for (int i = 0; i < 60; i++) {
                long press = Math.round(2_000_000 * Math.sin(Math.PI * i / 60));
                long shiver = (i * 7919 % 13 - 6) * 9_000L;
                shop.reading(press + shiver, calledStable ? Flag.STABLE : Flag.MOTION);
            }
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void thatLeansOnTheBasketIsNoLineAndNoQuestion(boolean calledStable) {
            shop.rests().scans(MILK).moves(1_061_000).waits(6000);
            leans(calledStable);
            shop.rests();
            assertThat(questions()).isEmpty();
            assertThat(kept.quantities()).containsExactly(Map.entry(MILK, 1));
            assertThat(kept.of(Take.class)).isEmpty();
        }

        @Test
        void thatPausesForAMomentIsNoLineAndNoQuestion() {
            shop.rests();
            for (long milligrams : new long[] {300_000, 700_000, 1_061_000, 1_061_000, 1_061_000, 1_061_000}) {
                shop.reading(milligrams, Flag.STABLE);
            }
            leans(true);
            shop.rests();
            assertThat(questions()).isEmpty();
            assertThat(kept.events).isEmpty();
        }

        @Test
        void thatRestsLikeAnArticleIsAskedAboutAndForgotten() {
            shop.rests().moves(1_061_000).moves(-1_061_000);
            assertThat(questions()).containsExactly("What did you put in? It weighs 1 061 g.");
            assertThat(kept.of(Put.class)).isEmpty();
            assertThat(kept.remembered().cart().questions()).isEmpty();
        }

        @Test
        void thatPutsSomethingInWhileItLeansLeavesItsLine() {
            shop.rests().scans(MILK);
            leans(true);
            shop.moves(1_061_000).waits(6000);
            assertThat(questions()).isEmpty();
            assertThat(kept.quantities()).containsExactly(Map.entry(MILK, 1));
        }
    }

    @Nested
    final class AfterARestart {
        private void restart() {
            kept.all();
            Remembered journal = kept.remembered();
            kept = new Shop.Kept(Config.rules(), journal);
        }

        @Test
        void theSameWithinToleranceGoesOnSilently() {
            shop.rests().scans(MILK).moves(1_061_000);
            restart();
            shop.lands(6_000);
            shop.rests().waits(6000);
            assertThat(questions()).isEmpty();
            assertThat(kept.events).isEmpty();
            assertThat(kept.quantities()).containsExactly(Map.entry(MILK, 1));
        }

        @Test
        void moreIsAskedAboutWithBothWeights() {
            shop.rests().scans(MILK).moves(1_061_000);
            restart();
            shop.lands(1_061_000);
            shop.rests();
            assertThat(questions())
                    .containsExactly("After the restart 2 122 g lie in the basket, and 1 061 g were expected:"
                            + " what did you put in?");
            assertThat(kept.quantities()).containsExactly(Map.entry(MILK, 1));
        }

        @Test
        void lessIsAskedAboutThoughOneArticleWeighsThat() {
            shop.rests().scans(MILK).moves(1_061_000).waits(6000).scans(TUB).moves(524_000);
            restart();
            shop.lands(-1_061_000);
            shop.scans(MILK).rests(); // its label lies in sight, or in the shopper's hand
            assertThat(questions())
                    .containsExactly("After the restart 524 g lie in the basket, and 1 585 g were expected:"
                            + " what did you take out?");
            assertThat(kept.of(Take.class)).isEmpty();
            shop.answers("1", MILK).rests();
            kept.all();
            assertThat(kept.quantities()).containsExactly(Map.entry(TUB, 1));
        }

        @Test
        void whatWasAskedAboutAndIsGoneIsNoLongerAskedAbout() {
            shop.rests().moves(524_000);
            restart();
            shop.lands(-524_000);
            shop.rests();
            assertThat(questions()).isEmpty();
            assertThat(kept.of(Answered.class)).extracting(Answered::choice).containsExactly("");
        }

        @Test
        void lessThanNothingIsToldWithBothWeights() {
            shop.rests().scans(MILK).moves(1_061_000).moves(-1_061_000);
            restart();
            shop.lands(-15_000);
            shop.rests();
            assertThat(questions()).isEmpty();
            assertThat(kept.of(Noticed.class))
                    .extracting(Noticed::text)
                    .containsExactly(
                            "After the restart -15 g lie in the basket, and 0 g were expected: call the staff");
        }

        @Test
        void aSecondRestartAsksAgainIfNothingWasConcludedYet() {
            shop.rests().scans(MILK).moves(1_061_000);
            restart();
            shop.lands(524_000);
            shop.rests();
            kept.until(shop.nanos() - 900_000_000); // the change is seen, and not yet decided on
            assertThat(kept.events).isEmpty();
            kept = new Shop.Kept(Config.rules(), kept.remembered());
            shop.rests();
            assertThat(questions()).hasSize(1);
        }
    }
}
