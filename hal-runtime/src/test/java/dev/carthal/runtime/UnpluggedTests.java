package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.SlotState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Hardware that somebody pulls and plugs: the slot looks for it at the shortest pause, however often that was in vain.
final class UnpluggedTests {
    private final ScaleBench bench = new ScaleBench();

    @Test
    void whatIsNotThereIsLookedForAtTheShortestPause() throws Exception {
        long start = bench.clock.nanos();
        for (int i = 0; i < 4; i++) {
            bench.driver.openings.add(_ -> {
                throw new DeviceException(Kind.NOT_FOUND, "no such port: /dev/scale");
            });
        }
        bench.opens();
        bench.fill().step(10);
        assertThat(bench.driver.opened).isEqualTo(5);
        assertThat(Duration.ofNanos(bench.clock.nanos() - start)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whatIsLostAgainSoonAfterIsNotWaitedForLonger() throws Exception {
        long start = bench.clock.nanos();
        for (int i = 0; i < 4; i++) {
            bench.opens().then(bench.reads(1)).then(() -> {
                throw new DeviceException(Kind.LOST, "unplugged: /dev/scale");
            });
        }
        bench.opens().then(bench.reads(1));
        bench.fill().step(19);
        assertThat(bench.slot().status().state()).isEqualTo(SlotState.READY);
        assertThat(bench.driver.opened).isEqualTo(5);
        assertThat(Duration.ofNanos(bench.clock.nanos() - start)).isEqualTo(Duration.ofSeconds(2));
    }
}
