package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.Next;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The slot's own thread, in real time.
@Timeout(60)
final class OwnerThreadTests {
    private final SystemClock clock = new SystemClock();
    private final LinkedBlockingQueue<SlotState> states = new LinkedBlockingQueue<>();
    private final Watchdog watchdog = new Watchdog();
    private final SlotListener listener = status -> states.add(status.state());
    private final SlotParts parts =
            SlotParts.of("scale/basket", new House(clock, clock::nanos, watchdog, new Claims(), List.of(listener)));
    private final Kind<Scale> kind = Kind.scale(parts);
    private final Keeper<Scale> keeper = new Keeper<>(parts, kind.work());

    /// Blocks in a native call, as it were: interrupts do not end it.
    private static final class StuckScale implements Scale {
        final Semaphore nativeCall = new Semaphore(0);
        final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public Next<Reading> next(Duration timeout) {
            nativeCall.acquireUninterruptibly();
            return Next.silence();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    /// Waits as a driver should: until it is interrupted.
    private static final class PatientScale implements Scale {
        final CountDownLatch waiting = new CountDownLatch(1);
        final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public Next<Reading> next(Duration timeout) throws InterruptedException {
            waiting.countDown();
            new Semaphore(0).acquire();
            return Next.silence();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private Target<Scale> fill(ScaleDriver driver) throws Exception {
        SlotSettings settings = SlotSettings.of(
                "scale/basket",
                Map.of("slot", "scale/basket", "driver", "fake", "slot.grace.ms", 1, "slot.backoff.min.ms", 1));
        Target<Scale> target = new Target.Filled<>(ScaleBench.fitting(driver, settings));
        keeper.aim(target);
        return target;
    }

    private void await(SlotState state) throws InterruptedException {
        while (states.take() != state) {
            // those before it do not matter here
        }
    }

    @AfterEach
    void endTheWatchdog() {
        watchdog.close();
    }

    @Test
    void aDriverThatDoesNotReturnIsAFaultUntilItDoes() throws Exception {
        StuckScale stuck = new StuckScale();
        PatientScale second = new PatientScale();
        Semaphore opened = new Semaphore(0);
        watchdog.add(parts.guard());
        OwnerThread owner = OwnerThread.start(parts, keeper);
        ScaleDriver driver = new ScaleDriver() {
            private boolean again;

            @Override
            public Scale open(dev.carthal.hal.DeviceContext context) {
                opened.release();
                Scale scale = again ? second : stuck;
                again = true;
                return scale;
            }
        };
        fill(driver);
        await(SlotState.FAULT);
        assertThat(parts.standing().reason())
                .isEqualTo("the driver does not return from next; its thread is abandoned, and the device is not"
                        + " opened again before it does");
        assertThat(opened.availablePermits()).isEqualTo(1);
        stuck.nativeCall.release(1_000_000);
        stuck.closed.await();
        second.waiting.await();
        assertThat(owner.stop(Duration.ofSeconds(30))).isTrue();
        second.closed.await();
    }

    @Test
    void aDriverThatGoesClosesItsDeviceFirst() throws Exception {
        PatientScale scale = new PatientScale();
        OwnerThread owner = OwnerThread.start(parts, keeper);
        fill(_ -> scale);
        scale.waiting.await();
        Target<Scale> nothing = new Target.Nothing<>("fake", "gone");
        keeper.aim(nothing);
        assertThat(keeper.awaitTurn(nothing, Duration.ofSeconds(30))).isTrue();
        assertThat(scale.closed.getCount()).isZero();
        assertThat(parts.standing().state()).isEqualTo(SlotState.EMPTY);
        assertThat(owner.stop(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void aStuckDriverIsLeftAloneWhenTheSlotIsRemoved() throws Exception {
        StuckScale stuck = new StuckScale();
        OwnerThread owner = OwnerThread.start(parts, keeper);
        fill(_ -> stuck);
        await(SlotState.STARTING);
        while (!stuck.nativeCall.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        assertThat(owner.stop(Duration.ofMillis(10))).isFalse();
        assertThat(stuck.closed.getCount()).isEqualTo(1);
        stuck.nativeCall.release(1_000_000);
        stuck.closed.await();
    }
}
