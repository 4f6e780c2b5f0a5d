package dev.carthal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FakeClockTests {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final List<String> diary = new CopyOnWriteArrayList<>();

    @Test
    void theDateFollowsTheTime() {
        FakeClock clock = FakeClock.stepped();
        clock.pass(SECOND);
        assertThat(clock.nanos()).isEqualTo(2_000_000_000);
        assertThat(clock.wall()).isEqualTo(Instant.EPOCH.plusSeconds(2));
    }

    @Test
    void timeDoesNotGoBack() {
        assertThatThrownBy(() -> FakeClock.jumping().pass(Duration.ofMillis(-1)))
                .hasMessage("time must be zero or more: time=PT-0.001S");
        assertThatThrownBy(() -> FakeClock.jumping().signal("a").await(Duration.ofMillis(-1)))
                .hasMessage("timeout must be zero or more: timeout=PT-0.001S");
    }

    @Nested
    final class Jumping {
        private final FakeClock clock = FakeClock.jumping();
        private final Signal signal = clock.signal("door");
        private final long begin = clock.nanos();

        @Test
        void aWaitForNothingTakesItsTimeAtOnce() throws Exception {
            assertThat(signal.await(SECOND)).isFalse();
            assertThat(clock.nanos() - begin).isEqualTo(SECOND.toNanos());
        }

        @Test
        void anArrivalTakesNoTime() throws Exception {
            signal.raise();
            assertThat(signal.await(SECOND)).isTrue();
            assertThat(signal.await(Duration.ZERO)).isFalse();
            assertThat(clock.nanos()).isEqualTo(begin);
        }

        @Test
        void aWaitForEverTakesNoTime() throws Exception {
            assertThat(signal.await(FOREVER)).isFalse();
            assertThat(clock.nanos()).isEqualTo(begin);
        }

        @Test
        void aWaitOnAHaltedClockEndsAndTimeStandsStill() throws Exception {
            clock.halt();
            assertThat(signal.await(SECOND)).isFalse();
            assertThat(clock.nanos()).isEqualTo(begin);
            clock.goOn();
            assertThat(signal.await(SECOND)).isFalse();
            assertThat(clock.nanos() - begin).isEqualTo(SECOND.toNanos());
        }

        @Test
        void aClosedSignalForgetsWhatArrived() throws Exception {
            signal.raise();
            signal.close();
            signal.raise();
            assertThat(signal.await(SECOND)).isFalse();
        }

        @Test
        void anInterruptEndsAWait() {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> signal.await(SECOND)).isInstanceOf(InterruptedException.class);
        }
    }

    @Nested
    final class Stepped {
        private final FakeClock clock = FakeClock.stepped();
        private final Signal signal = clock.signal("door");

        /// Waits twice a second, and keeps a diary.
        private void watch() throws InterruptedException {
            while (!diary.contains("closed")) {
                diary.add(signal.await(SECOND.dividedBy(2)) ? "arrival" : "nothing at " + clock.nanos() / 1_000_000);
            }
        }

        @Test
        void timeStopsAtEachDeadlineUntilItIsHandled() {
            Background watcher = Background.run(this::watch);
            clock.awaitWaiters(1);
            clock.pass(SECOND.plusMillis(200));
            assertThat(diary).containsExactly("nothing at 1500", "nothing at 2000");
            assertThat(clock.nanos()).isEqualTo(2_200_000_000L);
            watcher.interrupt();
        }

        @Test
        void settlingWaitsForWhatAnArrivalCauses() {
            Background watcher = Background.run(this::watch);
            for (int i = 1; i <= 100; i++) {
                signal.raise();
                clock.settle();
                assertThat(diary).hasSize(i).containsOnly("arrival");
            }
            watcher.interrupt();
        }

        @Test
        void whoWaitsElsewhereOrIsDeadHasHandledWhatItTook() throws Exception {
            Signal window = clock.signal("window");
            Background taker = Background.run(() -> {
                signal.await(SECOND);
                window.await(SECOND);
            });
            signal.raise();
            clock.settle();
            clock.pass(SECOND);
            taker.join(Duration.ofSeconds(10), "it does not end");
            clock.settle();
            assertThat(clock.nanos()).isEqualTo(2_000_000_000);
        }

        @Test
        void closingEndsAWait() throws Exception {
            Background watcher = Background.run(() -> diary.add(signal.await(FOREVER) ? "arrival" : "end"));
            clock.awaitWaiters(1);
            signal.close();
            watcher.join(Duration.ofSeconds(10), "it still waits");
            assertThat(diary).containsExactly("end");
        }

        @Test
        void oneThreadWaitsAtASignal() {
            Background watcher = Background.run(() -> signal.await(FOREVER));
            clock.awaitWaiters(1);
            assertThatThrownBy(() -> signal.await(SECOND))
                    .hasMessage("one thread waits at door, and kit caller does")
                    .isInstanceOf(IllegalStateException.class);
            watcher.interrupt();
        }

        @Test
        void whatNobodyHandlesIsNamed() {
            FakeClock impatient = new FakeClock(FakeClock.Wait.LASTS, Duration.ofMillis(20));
            impatient.signal("door").raise();
            assertThatThrownBy(impatient::settle)
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("not handled in time: [door: 1 to take, nobody waits]");
        }
    }
}
