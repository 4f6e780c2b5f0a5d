package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.Signal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WakeTests {
    private final Heard signal = new Heard();
    private final Wake wake = new Wake(signal);

    /// Counts the waits at it, which none outlasts.
    private static final class Heard implements Signal {
        int arrivals;
        int waits;

        @Override
        public void raise() {
            arrivals++;
        }

        @Override
        public boolean await(Duration timeout) {
            waits++;
            return arrivals > 0 && arrivals-- > 0;
        }

        @Override
        public void close() {
            arrivals = 0;
        }
    }

    /// A kick may be heard before its mark is seen. A player's clock then holds the recording for it, unless it knows
    /// who waits here, and that this one sleeps.
    @Test
    void theFirstLookWaitsOnceAndSoTellsWhoComesHere() throws InterruptedException {
        assertThat(wake.settle()).isTrue();
        assertThat(signal.waits).isOne();
        assertThat(wake.settle()).isFalse();
        assertThat(signal.waits).isOne();
    }

    @Test
    void allArrivalsAreTakenAndTheLastOfThemIsHandled() throws InterruptedException {
        wake.settle();
        signal.waits = 0;
        wake.kick();
        wake.kick();
        assertThat(wake.settle()).isTrue();
        assertThat(signal.arrivals).isZero();
        assertThat(signal.waits).isEqualTo(3);
        assertThat(wake.settle()).isFalse();
    }
}
