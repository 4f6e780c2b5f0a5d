package dev.carthal.camera.ffmpeg;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/// Stands still: whoever waits waits until it is closed or interrupted.
final class StandingClock implements Clock {
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    void awaitWaiter() throws InterruptedException {
        waiting.await();
    }

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH;
    }

    @Override
    public Signal signal(String name) {
        return new Signal() {
            @Override
            public void raise() {
                throw new AssertionError("a player's clock would stand still: " + name);
            }

            @Override
            public boolean await(Duration timeout) throws InterruptedException {
                waiting.countDown();
                closed.await();
                return false;
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }
}
