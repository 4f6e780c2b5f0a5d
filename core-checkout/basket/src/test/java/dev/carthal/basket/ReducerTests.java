package dev.carthal.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.carthal.checkout.BasketLine;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.CheckoutEvent.Answered;
import dev.carthal.checkout.CheckoutEvent.Asked;
import dev.carthal.checkout.CheckoutEvent.Interrupted;
import dev.carthal.checkout.CheckoutEvent.Noticed;
import dev.carthal.checkout.CheckoutEvent.Obstacle;
import dev.carthal.checkout.CheckoutEvent.Put;
import dev.carthal.checkout.CheckoutEvent.Scanned;
import dev.carthal.checkout.Question;
import dev.carthal.checkout.Sighting.Direction;
import dev.carthal.hal.weight.Flag;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ReducerTests {
    private static final String MILK = "arla-standard-milk";
    private static final String TUB = "alpro-vanilla-soyghurt";
    private static final String OTHER_TUB = "alpro-blueberry-soyghurt";
    private static final String APPLES = "granny-smith";

    private Shop.Kept kept = new Shop.Kept(Config.rules());
    private final Shop shop = new Shop(input -> kept.take(input));

    @Nested
    final class APut {
        @Test
        void isConcludedFromLabelAndWeight() {
            shop.rests().scans(MILK).moves(1_061_000);
            kept.all();
            assertThat(kept.of(Put.class))
                    .extracting(Put::sku, Put::quantity, Put::weightMg)
                    .containsExactly(tuple(MILK, 1, 1_061_000L));
            assertThat(kept.basket().lines())
                    .containsExactly(new BasketLine(
                            MILK,
                            "Arla whole milk 1 l",
                            1,
                            1_061_000,
                            135,
                            "barcode 9521234000426, 1 061 g fits (0.2 sd)"));
        }

        @Test
        void isConcludedAtOnceWhereTheLabelSettlesIt() {
            shop.rests().scans(MILK).moves(1_061_000);
            kept.all();
            long rest = 1_200 + 500 + 4 * 100;
            assertThat(kept.of(Put.class).getFirst().atMillis()).isEqualTo(rest);
        }

        @Test
        void isConcludedFromSightAndWeight() {
            shop.rests().sees(APPLES, 0.7, Direction.IN).moves(184_000);
            kept.all();
            assertThat(kept.basket().lines())
                    .containsExactly(new BasketLine(
                            APPLES, "Granny Smith apples", 1, 184_000, 46, "seen as Granny-Smith (67 %), 184 g fits"));
        }

        @Test
        void ofTwoAtOnceCountsTwo() {
            shop.rests().scans(TUB).moves(1_048_000);
            kept.all();
            assertThat(kept.quantities()).containsExactly(Map.entry(TUB, 2));
            assertThat(kept.basket().totalMinor()).isEqualTo(418);
        }

        @Test
        void byWeightCountsOneEachTimeAndPricesAddUp() {
            shop.rests().sees(APPLES, 0.9, Direction.IN).moves(184_000);
            shop.sees(APPLES, 0.9, Direction.IN).moves(171_000);
            kept.all();
            BasketLine line = kept.basket().lines().getFirst();
            assertThat(line.quantity()).isEqualTo(2);
            assertThat(line.weightMg()).isEqualTo(355_000);
            assertThat(line.priceMinor()).isEqualTo(46 + 43);
            assertThat(line.why()).isEqualTo("2 puts, the last: seen as Granny-Smith (86 %), 171 g fits");
        }

        @Test
        void ofSomethingAlreadyOnTheScaleWhenTheSessionBeginsIsRead() {
            shop.scans(MILK).moves(1_061_000);
            kept.all();
            assertThat(kept.quantities()).containsExactly(Map.entry(MILK, 1));
        }

        @Test
        void takesTheFirstWeightAsTheEmptyCartIfConfigured() {
            kept = new Shop.Kept(Rules.of(Config.with(Map.of("first_is_empty", true))));
            shop.moves(2_350_000).scans(MILK).moves(1_061_000);
            kept.all();
            assertThat(kept.of(Put.class)).extracting(Put::sku).containsExactly(MILK);
        }

        @Test
        void thatSwingsOutAgainBeforeItIsDecidedIsNone() {
            shop.rests();
            for (long mg : new long[] {300_000, -300_000}) {
                shop.reading(mg, Flag.MOTION);
            }
            shop.rests();
            kept.all();
            assertThat(kept.events).isEmpty();
        }

        @Test
        void isSeenAcrossAGap() {
            shop.rests().scans(TUB).gap(4000).moves(524_000);
            kept.all();
            assertThat(kept.of(Interrupted.class)).hasSize(1);
            assertThat(kept.quantities()).containsExactly(Map.entry(TUB, 1));
        }
    }

    @Nested
    final class AQuestion {
        @Test
        void isAskedAboutTwoArticlesOfTheSameWeightAndAnsweredOnce() {
            shop.rests().moves(524_000);
            kept.all();
            Question question = kept.of(Asked.class).getFirst().question();
            assertThat(question.id()).isEqualTo("1");
            assertThat(question.text()).isEqualTo("What did you put in? It weighs 524 g.");
            assertThat(question.choices()).extracting(Question.Choice::sku).containsExactly(OTHER_TUB, TUB, OwnBag.SKU);
            assertThat(kept.basket().lines()).isEmpty();
            shop.answers("1", TUB).answers("1", OTHER_TUB).rests();
            kept.all();
            assertThat(kept.of(Answered.class)).extracting(Answered::choice).containsExactly(TUB);
            assertThat(kept.basket().lines().getFirst().why()).isEqualTo("you chose it, 524 g fits (0.0 sd)");
        }

        @Test
        void doesNotOfferWhatDoesNotWeighThat() {
            shop.rests().sees("arla-sour-milk", 0.97, Direction.IN).moves(524_000);
            kept.all();
            assertThat(kept.of(Asked.class).getFirst().question().choices())
                    .extracting(Question.Choice::sku)
                    .containsExactly(OTHER_TUB, TUB, OwnBag.SKU);
        }

        @Test
        void staysOpenWhileTheSaleGoesOn() {
            shop.rests()
                    .moves(524_000)
                    .scans(MILK)
                    .moves(1_060_000)
                    .answers("1", TUB)
                    .rests();
            kept.all();
            assertThat(kept.quantities()).containsExactly(Map.entry(TUB, 1), Map.entry(MILK, 1));
        }

        @Test
        void isAnsweredByTheScriptEvenIfTheScriptIsEarly() {
            kept.take(new Input.Script(shop.nanos(), 1, TUB));
            shop.rests().moves(524_000);
            kept.all();
            assertThat(kept.events)
                    .extracting(CheckoutEvent::getClass)
                    .containsExactly(Asked.class, Answered.class, Put.class);
        }

        @Test
        void isAnsweredByTheLabelIfItIsReadAfterwards() {
            shop.rests().moves(524_000).waits(2000).scans(TUB).waits(6000);
            kept.all();
            assertThat(kept.of(Answered.class)).containsExactly(new Answered(9_900, "1", TUB));
            assertThat(kept.basket().lines().getFirst().why()).isEqualTo("barcode 9521234000518, 524 g fits (0.0 sd)");
        }

        @Test
        void fallsAwayWhenTheArticleIsTakenOutAgain() {
            shop.rests().moves(524_000).moves(-524_000);
            kept.all();
            assertThat(kept.of(Answered.class)).extracting(Answered::choice).containsExactly("");
            assertThat(kept.basket().lines()).isEmpty();
            assertThat(kept.remembered().cart().questions()).isEmpty();
        }

        @Test
        void withAWrongChoiceStaysOpen() {
            shop.rests().moves(524_000).answers("1", MILK).answers("7", TUB).rests();
            kept.all();
            assertThat(kept.of(Answered.class)).isEmpty();
        }

        @Test
        void isAskedWhenTheLabelIsUnknownWhateverCamerasSay() {
            shop.rests().sees(APPLES, 0.97, Direction.IN).reads("4006381333931").moves(180_000);
            kept.all();
            assertThat(kept.of(Noticed.class))
                    .extracting(Noticed::text)
                    .containsExactly(
                            "barcode 4006381333931 is not in the catalogue: ask the staff, or leave the article out");
            assertThat(kept.of(Asked.class)).hasSize(1);
        }

        @Test
        void isAskedWhenNothingFits() {
            shop.rests().sees("garlic", 0.97, Direction.IN).moves(300_000_000);
            kept.all();
            assertThat(kept.of(Put.class)).isEmpty();
            assertThat(kept.of(Asked.class).getFirst().question().choices())
                    .extracting(Question.Choice::sku)
                    .startsWith("garlic");
        }
    }

    @Nested
    final class ALabel {
        @Test
        void thatNobodyPutsInIsNoticedAndNotSold() {
            shop.rests().scans(MILK).waits(6000);
            kept.all();
            assertThat(kept.of(Scanned.class)).extracting(Scanned::text).containsExactly("9521234000426");
            assertThat(kept.of(Noticed.class))
                    .containsExactly(new Noticed(
                            6200, "the label of Arla whole milk 1 l was read, but nothing of its weight was put in"));
            assertThat(kept.basket().lines()).isEmpty();
        }

        @Test
        void thatDoesNotFitTheWeightDoesNotDecide() {
            shop.rests()
                    .scans(MILK)
                    .sees(APPLES, 0.95, Direction.IN)
                    .moves(180_000)
                    .waits(6000);
            kept.all();
            assertThat(kept.quantities()).containsExactly(Map.entry(APPLES, 1));
            assertThat(kept.of(Noticed.class)).hasSize(1);
        }

        @Test
        void thatLiesInTheCartAndIsReadAgainIsNoNews() {
            shop.rests().scans(MILK).moves(1_061_000).waits(7000).scans(MILK).waits(7000);
            kept.all();
            assertThat(kept.of(Noticed.class)).isEmpty();
            assertThat(kept.quantities()).containsExactly(Map.entry(MILK, 1));
        }

        @Test
        void thatIsReadAgainWhileSomethingElseComesInDoesNotTakeItsPlace() {
            shop.rests()
                    .scans(TUB)
                    .moves(524_000)
                    .waits(7000)
                    .scans(TUB)
                    .scans(OTHER_TUB)
                    .moves(524_000);
            kept.all();
            assertThat(kept.quantities()).containsExactly(Map.entry(OTHER_TUB, 1), Map.entry(TUB, 1));
        }

        @Test
        void ofTheSameArticleAgainIsAnotherOne() {
            shop.rests().scans(MILK).moves(1_061_000).waits(6000).scans(MILK).moves(1_059_000);
            kept.all();
            assertThat(kept.quantities()).containsExactly(Map.entry(MILK, 2));
        }
    }

    @Nested
    final class TheScale {
        @Test
        void thatIsOverloadedIsAnObstacleUntilItIsNot() {
            shop.rests();
            for (int i = 0; i < 8; i++) {
                shop.faulty(Flag.OVERLOAD);
            }
            shop.rests();
            kept.all();
            assertThat(kept.events)
                    .containsExactly(
                            new Obstacle(1700, "the scale reports overload: take something out"),
                            new Obstacle(2100, ""));
        }

        @Test
        void whoseTareIsChangedSellsNothing() {
            shop.rests();
            for (int i = 0; i < 6; i++) {
                shop.reading(-500_000, Flag.STABLE, Flag.NET);
            }
            kept.all();
            assertThat(kept.events)
                    .containsExactly(new Noticed(
                            1600, "the tare of the scale was changed: what is in the cart stays as it was"));
        }

        @Test
        void thatDriftsSellsNothing() {
            for (int i = 0; i < 300; i++) {
                shop.reading(i * 100L, Flag.STABLE);
            }
            kept.all();
            assertThat(kept.events).isEmpty();
        }
    }
}
