package dev.carthal.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeadlineTests {
    private final SetClock clock = new SetClock(100);

    @Test
    void passesAfterItsTime() {
        Deadline deadline = clock.after(Duration.ofNanos(50));
        assertThat(deadline.atNanos()).isEqualTo(150);
        assertThat(deadline.remainingNanos()).isEqualTo(50);
        clock.nanos = 149;
        assertThat(deadline.passed()).isFalse();
        clock.nanos = 150;
        assertThat(deadline.passed()).isTrue();
        clock.nanos = 1000;
        assertThat(deadline.remainingNanos()).isZero();
    }

    @Test
    void thatIsTooFarAwayIsClipped() {
        assertThat(clock.after(Duration.ofSeconds(Long.MAX_VALUE)).atNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(clock.after(Duration.ofNanos(Long.MAX_VALUE)).atNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void onAClockBelowZeroIsRight() {
        clock.nanos = -100;
        assertThat(clock.after(Duration.ofNanos(30)).atNanos()).isEqualTo(-70);
        assertThat(clock.after(Duration.ofNanos(30)).remainingNanos()).isEqualTo(30);
    }

    @Test
    void isTheEarlierOfTwo() {
        Deadline deadline = clock.after(Duration.ofNanos(50));
        assertThat(deadline.orAfter(Duration.ofNanos(10)).atNanos()).isEqualTo(110);
        assertThat(deadline.orAfter(Duration.ofNanos(90))).isSameAs(deadline);
    }

    @Test
    void isNotInThePast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.after(Duration.ofNanos(-1)))
                .withMessage("timeout must be zero or more: timeout=PT-0.000000001S");
    }
}
