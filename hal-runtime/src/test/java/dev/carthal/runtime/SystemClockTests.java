package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SystemClockTests {
    private static final Duration LONG = Duration.ofSeconds(Long.MAX_VALUE);

    private final Clock clock = new SystemClock();
    private final Signal signal = clock.signal("test");

    @Test
    void nanosNeverGoBack() {
        long before = clock.nanos();
        assertThat(clock.nanos()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void wallIsTheDayOfTheMachine() {
        assertThat(clock.wall()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Nested
    class AnArrival {
        @Test
        void isTakenOnce() throws InterruptedException {
            signal.raise();
            assertThat(signal.await(LONG)).isTrue();
            assertThat(signal.await(Duration.ZERO)).isFalse();
        }

        @Test
        void isCountedWhenNobodyWaits() throws InterruptedException {
            signal.raise();
            signal.raise();
            assertThat(signal.await(Duration.ZERO)).isTrue();
            assertThat(signal.await(Duration.ZERO)).isTrue();
            assertThat(signal.await(Duration.ZERO)).isFalse();
        }

        @Test
        void isNeverLostBetweenThreads() throws Exception {
            int many = 200_000;
            Thread raiser = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < many; i++) {
                    signal.raise();
                }
            });
            for (int i = 0; i < many; i++) {
                assertThat(signal.await(LONG)).isTrue();
            }
            raiser.join();
            assertThat(signal.await(Duration.ZERO)).isFalse();
        }
    }

    @Nested
    class Waiting {
        @Test
        void endsWhenTheTimeHasPassed() throws InterruptedException {
            long start = clock.nanos();
            assertThat(signal.await(Duration.ofMillis(20))).isFalse();
            assertThat(clock.nanos() - start).isGreaterThanOrEqualTo(20_000_000);
        }

        @Test
        void endsWithClose() throws Exception {
            FutureTask<Boolean> waiting = waitElsewhere();
            signal.close();
            signal.close();
            assertThat(waiting.get()).isFalse();
            signal.raise();
            assertThat(signal.await(LONG)).isFalse();
        }

        @Test
        void isForOneThread() throws Exception {
            FutureTask<Boolean> waiting = waitElsewhere();
            assertThatIllegalStateException()
                    .isThrownBy(() -> signal.await(LONG))
                    .withMessage("one thread waits at test, and the other does");
            signal.raise();
            assertThat(waiting.get()).isTrue();
        }

        @Test
        void honoursInterruption() throws InterruptedException {
            signal.raise();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> signal.await(LONG)).isInstanceOf(InterruptedException.class);
            assertThat(signal.await(Duration.ZERO)).isTrue();
        }

        private FutureTask<Boolean> waitElsewhere() {
            FutureTask<Boolean> waiting = new FutureTask<>(() -> signal.await(LONG));
            Thread other = Thread.ofPlatform().name("the other").start(waiting);
            while (other.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            return waiting;
        }
    }

    @Test
    void whatWasPutInPlaceBeforeRaiseIsSeenAfterAwait() throws Exception {
        Queue<Integer> box = new ArrayDeque<>(); // not safe by itself: only the signal orders the accesses
        Thread.ofPlatform().start(() -> {
            box.add(1);
            signal.raise();
        });
        assertThat(signal.await(LONG)).isTrue();
        assertThat(box).containsExactly(1);
    }
}
