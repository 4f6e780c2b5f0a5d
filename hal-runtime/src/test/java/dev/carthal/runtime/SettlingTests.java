package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Hardware that is not to be opened right after it was closed.
final class SettlingTests {
    private static final Map<String, Object> SETTLING = Map.of("slot.settle.ms", 700, "slot.backoff.min.ms", 100);

    private final ScaleBench bench = new ScaleBench();
    private final List<Duration> openings = new ArrayList<>();

    private Duration now() {
        return Duration.ofNanos(bench.clock.nanos());
    }

    private ScaleBench.FakeScale opensNoted() {
        ScaleBench.FakeScale scale = new ScaleBench.FakeScale(bench.clock);
        bench.driver.openings.add(_ -> {
            openings.add(now());
            return scale;
        });
        return scale;
    }

    @Test
    void theFirstOpeningDoesNotWait() throws Exception {
        Duration began = now();
        opensNoted();
        bench.fill(SETTLING).step(2);
        assertThat(openings).containsExactly(began);
    }

    @Test
    void anExchangeWaitsBetweenClosingAndOpeningAndTheGapSpansIt() throws Exception {
        opensNoted().then(bench.reads(1));
        bench.fill(SETTLING).step(3);
        Duration closed = now();
        opensNoted().then(bench.reads(1));
        bench.fill(SETTLING).step(4);
        assertThat(openings).hasSize(2).last().isEqualTo(closed.plusMillis(700));
        assertThat(bench.gaps)
                .singleElement()
                .extracting(Gap::toNanos)
                .isEqualTo(closed.plusMillis(700).toNanos());
    }

    @Test
    void anotherTryWaitsToo() throws Exception {
        opensNoted().then(bench.reads(1)).then(() -> {
            throw new DeviceException(Kind.LOST, "unplugged");
        });
        bench.fill(SETTLING).step(4);
        Duration closed = now();
        opensNoted();
        bench.step(3);
        assertThat(openings).hasSize(2).last().isEqualTo(closed.plusMillis(700));
    }

    @Test
    void whatTheNewDeviceMissedMeanwhileMakesNoSecondGap() throws Exception {
        opensNoted().then(bench.reads(1));
        bench.fill(SETTLING).step(3);
        long closed = bench.clock.nanos();
        Gap missed = new Gap("scale/basket", closed, closed + 5, "items missed: 7");
        opensNoted().then(() -> Next.missing(missed)).then(bench.reads(8));
        bench.fill(SETTLING).step(5);
        assertThat(bench.gaps).singleElement().satisfies(gap -> {
            assertThat(gap.fromNanos()).isEqualTo(closed);
            assertThat(gap.toNanos()).isEqualTo(closed + 700_000_000);
            assertThat(gap.reason()).endsWith("; items missed: 7");
        });
    }
}
