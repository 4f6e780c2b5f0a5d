package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.weight.Reading;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class QueueSubscriptionTests {
    private final FakeClock clock = FakeClock.jumping();
    private final SlotParts parts =
            SlotParts.of("scale/basket", new House(clock, clock::nanos, new Watchdog(), new Claims(), List.of()));
    private final QueueOutlet<Reading> outlet = new QueueOutlet<>(parts, Reading::captureNanos);
    private final Subscription<Reading> subscription = outlet.subscribe("test");
    private final long start = clock.nanos();

    private Reading reading(int number) {
        return Reading.of(number, start + number);
    }

    private void publish(int from, int to) {
        for (int i = from; i <= to; i++) {
            outlet.publish(reading(i));
        }
    }

    private Next<Reading> next() throws InterruptedException {
        return subscription.next(Duration.ofMillis(1));
    }

    @Test
    void deliversEachItemOnceInOrder() throws InterruptedException {
        publish(1, 3);
        assertThat(next()).isEqualTo(Next.item(reading(1)));
        assertThat(next()).isEqualTo(Next.item(reading(2)));
        assertThat(next()).isEqualTo(Next.item(reading(3)));
        assertThat(next()).isEqualTo(Next.silence());
        assertThat(subscription.delivered()).isEqualTo(3);
        assertThat(subscription.dropped()).isZero();
    }

    @Test
    void eachSubscriberHasAQueueOfItsOwn() throws InterruptedException {
        Subscription<Reading> other = outlet.subscribe("other");
        publish(1, 1);
        assertThat(next()).isEqualTo(Next.item(reading(1)));
        assertThat(other.next(Duration.ZERO)).isEqualTo(Next.item(reading(1)));
    }

    @Nested
    class Overflow {
        private Next<Reading> missing(long from, int to) {
            return Next.missing(new Gap(
                    "scale/basket",
                    from,
                    start + to,
                    "the subscriber was too slow: scale/basket for test, slot.queue=2"));
        }

        @Test
        void dropsTheOldestAndShowsTheGap() throws InterruptedException {
            outlet.capacity(2);
            publish(1, 1);
            assertThat(next()).isEqualTo(Next.item(reading(1)));
            publish(2, 5);
            assertThat(next()).isEqualTo(missing(start + 1, 4));
            assertThat(next()).isEqualTo(Next.item(reading(4)));
            assertThat(next()).isEqualTo(Next.item(reading(5)));
            assertThat(next()).isEqualTo(Next.silence());
            assertThat(subscription.dropped()).isEqualTo(2);
            assertThat(parts.standing().status().dropped()).isEqualTo(2);
        }

        @Test
        void beforeAnythingWasDeliveredBeginsWithTheSubscription() throws InterruptedException {
            outlet.capacity(2);
            publish(1, 3);
            assertThat(next()).isEqualTo(missing(start, 2));
        }

        @Test
        void whileTheGapIsToldLosesNothingThatItPromised() throws InterruptedException {
            outlet.capacity(2);
            publish(1, 3);
            assertThat(next()).isEqualTo(missing(start, 2));
            publish(4, 8);
            assertThat(next()).isEqualTo(Next.item(reading(2)));
            assertThat(next()).isEqualTo(missing(start + 2, 7));
            assertThat(next()).isEqualTo(Next.item(reading(7)));
            assertThat(next()).isEqualTo(Next.item(reading(8)));
            assertThat(next()).isEqualTo(Next.silence());
        }

        @Test
        void joinsTheGapOfTheDevice() throws InterruptedException {
            outlet.capacity(2);
            publish(1, 2);
            outlet.missing(new Gap("scale/basket", start + 2, start + 9, "unplugged"));
            publish(9, 9);
            assertThat(next())
                    .isEqualTo(Next.missing(new Gap(
                            "scale/basket",
                            start,
                            start + 9,
                            "unplugged; then the subscriber was too slow: scale/basket for test, slot.queue=2")));
            assertThat(next()).isEqualTo(Next.item(reading(9)));
        }
    }

    @Nested
    class TheEnd {
        @Test
        void comesAfterTheLastItemAndStays() throws InterruptedException {
            publish(1, 1);
            outlet.end("over");
            assertThat(next()).isEqualTo(Next.item(reading(1)));
            assertThat(next()).isEqualTo(Next.end("over"));
            assertThat(next()).isEqualTo(Next.end("over"));
        }

        @Test
        void isOverWhenTheStreamGoesOn() throws InterruptedException {
            outlet.end("over");
            assertThat(next()).isEqualTo(Next.end("over"));
            publish(1, 1);
            assertThat(next()).isEqualTo(Next.item(reading(1)));
            assertThat(next()).isEqualTo(Next.silence());
        }
    }

    @Nested
    class Closed {
        @Test
        void cannotBeUsed() {
            subscription.close();
            subscription.close();
            assertThatIllegalStateException()
                    .isThrownBy(QueueSubscriptionTests.this::next)
                    .withMessage("the subscription is closed: scale/basket for test");
        }

        @Test
        void takesNothingAnyMore() {
            subscription.close();
            publish(1, 1000);
            assertThat(subscription.dropped()).isZero();
        }

        @Test
        void itsSlotGivesWhatItHasAndEnds() throws InterruptedException {
            publish(1, 1);
            outlet.close();
            assertThat(next()).isEqualTo(Next.item(reading(1)));
            assertThat(next()).isEqualTo(Next.end("the slot is removed"));
            assertThat(next()).isEqualTo(Next.end("the slot is removed"));
        }

        @Test
        void withItsSlotLetsNobodyIn() {
            outlet.close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> outlet.subscribe("late"))
                    .withMessage("the slot is removed: scale/basket for late");
        }
    }
}
