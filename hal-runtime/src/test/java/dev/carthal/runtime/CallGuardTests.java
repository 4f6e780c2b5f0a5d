package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class CallGuardTests {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeClock clock = FakeClock.jumping();
    private final AtomicLong machine = new AtomicLong();
    private final List<String> overdue = new ArrayList<>();
    private final CallGuard guard = new CallGuard(clock, machine::get, overdue::add);

    private void pass(Duration time) {
        clock.pass(time);
        machine.addAndGet(time.toNanos());
    }

    @Test
    void aCallInTimeIsNotOverdue() {
        guard.begin("next", true, SECOND.toNanos());
        pass(SECOND.minusNanos(1));
        guard.check();
        guard.end();
        pass(SECOND);
        guard.check();
        assertThat(overdue).isEmpty();
        assertThat(guard.takeOverdue()).isFalse();
    }

    @Test
    void anOverdueCallIsToldOnceAndInterrupted() {
        guard.begin("next", true, SECOND.toNanos());
        pass(SECOND);
        guard.check();
        guard.check();
        assertThat(overdue).containsExactly("next");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        guard.end();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(guard.takeOverdue()).isTrue();
        assertThat(guard.takeOverdue()).isFalse();
    }

    @Test
    void theNextCallHasItsOwnTime() {
        guard.begin("open", true, SECOND.toNanos());
        pass(SECOND);
        guard.check();
        guard.end();
        assertThat(guard.takeOverdue()).isTrue();
        guard.begin("next", true, SECOND.toNanos());
        guard.check();
        assertThat(overdue).containsExactly("open");
    }

    @Test
    void aReplayThatStandsStillMakesNothingOverdue() {
        guard.begin("next", true, SECOND.toNanos());
        machine.addAndGet(SECOND.multipliedBy(100).toNanos());
        guard.check();
        assertThat(overdue).isEmpty();
    }

    @Test
    void aReplayAtFullSpeedMakesNothingOverdue() {
        guard.begin("next", true, SECOND.toNanos());
        clock.pass(SECOND.multipliedBy(100));
        guard.check();
        assertThat(overdue).isEmpty();
    }

    @Test
    void aCallInAHurryIsInterruptedAndCanStillBeOverdue() {
        guard.begin("next", true, SECOND.toNanos());
        guard.hurry(() -> true);
        assertThat(Thread.interrupted()).isTrue();
        pass(SECOND);
        guard.check();
        assertThat(overdue).containsExactly("next");
        guard.end();
    }

    @Test
    void aCallThatIsWhatIsWantedNowIsLeftAlone() {
        guard.begin("open", true, SECOND.toNanos());
        guard.hurry(() -> false);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        pass(SECOND);
        guard.check();
        assertThat(overdue).containsExactly("open");
        assertThat(Thread.interrupted()).isTrue();
        guard.end();
    }

    @Test
    void closeIsNeverInterrupted() {
        guard.begin("close", false, SECOND.toNanos());
        guard.hurry(() -> true);
        pass(SECOND);
        guard.check();
        assertThat(overdue).containsExactly("close");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        guard.end();
    }

    @Test
    void nobodyIsInterruptedBetweenCalls() {
        guard.hurry(() -> true);
        guard.begin("next", true, SECOND.toNanos());
        guard.end();
        guard.hurry(() -> true);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
