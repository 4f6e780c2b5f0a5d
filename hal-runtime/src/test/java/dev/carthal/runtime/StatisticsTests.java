package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.Timing;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class StatisticsTests {
    private final Statistics statistics = new Statistics();

    @Test
    void areNothingBeforeTheFirstItem() {
        assertThat(statistics.execution()).isEqualTo(Timing.NONE);
        assertThat(statistics.period()).isEqualTo(Timing.NONE);
    }

    @Test
    void areRightToOnePercent() {
        for (int millis = 1; millis <= 100; millis++) {
            statistics.worked(millis * 1_000_000L);
        }
        Timing timing = statistics.execution();
        assertThat(timing.count()).isEqualTo(100);
        assertThat(timing.p50Nanos()).isBetween(49_500_000L, 50_500_000L);
        assertThat(timing.p99Nanos()).isBetween(98_000_000L, 100_000_000L);
        assertThat(timing.maxNanos()).isBetween(99_000_000L, 101_000_000L);
    }

    @Test
    void canBeReadWhileTheyGrow() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Thread recorder = Thread.ofPlatform().daemon().start(() -> {
            for (long nanos = 1; !enough.get(); nanos = nanos % 1_000_000_000 + 7_919) {
                statistics.worked(nanos);
            }
        });
        long before = 0;
        for (int i = 0; i < 2_000; i++) {
            long now = statistics.execution().count();
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
        enough.set(true);
        recorder.join();
    }
}
