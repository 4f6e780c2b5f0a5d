package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.FrameLease;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FrameOutletTests {
    private final FakeClock clock = FakeClock.jumping();
    private final SlotParts parts =
            SlotParts.of("camera/left", new House(clock, clock::nanos, new Watchdog(), new Claims(), List.of()));
    private final FrameOutlet outlet = new FrameOutlet(parts);
    private final Subscription<FrameLease> subscription = outlet.subscribe("test");

    private CountedFrame publish(int number) {
        CountedFrame frame = new CountedFrame(number);
        outlet.publish(frame);
        return frame;
    }

    private Next<FrameLease> next() throws InterruptedException {
        return subscription.next(Duration.ofMillis(1));
    }

    private FrameLease lease() throws InterruptedException {
        if (next() instanceof Next.Item<FrameLease>(FrameLease lease)) {
            return lease;
        }
        throw new AssertionError("no frame");
    }

    @Nested
    class AFrame {
        @Test
        void isClosedOnceByTheLastOfItsHolders() throws InterruptedException {
            Subscription<FrameLease> other = outlet.subscribe("other");
            CountedFrame frame = publish(1);
            FrameLease mine = lease();
            if (!(other.next(Duration.ZERO) instanceof Next.Item<FrameLease>(FrameLease theirs))) {
                throw new AssertionError("no frame");
            }
            assertThat(mine.frame()).isSameAs(frame).isSameAs(theirs.frame());
            mine.close();
            mine.close();
            assertThat(frame.closes).isZero();
            theirs.close();
            assertThat(frame.closes).isEqualTo(1);
        }

        @Test
        void thatNobodyWantsIsClosedAtOnce() {
            subscription.close();
            assertThat(publish(1).closes).isEqualTo(1);
        }

        @Test
        void isReplacedByANewerOneWhichIsCountedToTheSubscriber() throws InterruptedException {
            CountedFrame first = publish(1);
            CountedFrame second = publish(2);
            CountedFrame third = publish(3);
            assertThat(List.of(first.closes, second.closes, third.closes)).containsExactly(1, 1, 0);
            try (FrameLease lease = lease()) {
                assertThat(lease.frame().sequence()).isEqualTo(3);
            }
            assertThat(next()).isEqualTo(Next.silence());
            assertThat(subscription.dropped()).isEqualTo(2);
            assertThat(subscription.delivered()).isEqualTo(1);
            assertThat(parts.standing().status().dropped()).isEqualTo(2);
        }

        @Test
        void goesBackAndTheStreamEndsWhenTheSlotIsRemoved() throws InterruptedException {
            CountedFrame frame = publish(1);
            outlet.close();
            assertThat(frame.closes).isEqualTo(1);
            assertThat(next()).isEqualTo(Next.end("the slot is removed"));
            assertThat(next()).isEqualTo(Next.end("the slot is removed"));
        }

        @Test
        void whoseCloseFailsHurtsNobody() throws InterruptedException {
            CountedFrame frame = new CountedFrame(1) {
                @Override
                public void close() {
                    super.close();
                    throw new IllegalArgumentException("bad driver");
                }
            };
            outlet.publish(frame);
            lease().close();
            assertThat(frame.closes).isEqualTo(1);
            assertThat(parts.standing().statistics.faults.get()).isEqualTo(1);
        }
    }

    @Nested
    class ALease {
        @Test
        void mustBeClosedBeforeTheNextOne() throws InterruptedException {
            publish(1);
            FrameLease lease = lease();
            assertThatIllegalStateException()
                    .isThrownBy(FrameOutletTests.this::next)
                    .withMessage("the lease received before is still open: camera/left for test");
            lease.close();
            assertThatIllegalStateException().isThrownBy(lease::frame).withMessage("the lease is closed");
        }

        @Test
        void outlivesItsSubscription() throws InterruptedException {
            CountedFrame frame = publish(1);
            FrameLease lease = lease();
            publish(2);
            subscription.close();
            assertThat(frame.closes).isZero();
            lease.close();
            assertThat(frame.closes).isEqualTo(1);
        }
    }

    @Nested
    class AGap {
        private final Gap gap = new Gap("camera/left", 1, 5, "unplugged");

        @Test
        void comesBeforeTheFrameAfterIt() throws InterruptedException {
            publish(1);
            outlet.missing(gap);
            lease().close(); // the one before the gap
            publish(5);
            assertThat(next()).isEqualTo(Next.missing(gap));
            CountedFrame newer = publish(6);
            try (FrameLease lease = lease()) {
                assertThat(lease.frame().sequence()).isEqualTo(5);
            }
            lease().close();
            assertThat(newer.closes).isEqualTo(1);
        }

        @Test
        void joinsTheOneThatIsNotToldYet() throws InterruptedException {
            outlet.missing(gap);
            publish(5);
            outlet.missing(new Gap("camera/left", 5, 9, "unplugged again"));
            publish(9);
            assertThat(next()).isEqualTo(Next.missing(new Gap("camera/left", 1, 9, "unplugged again")));
        }

        @Test
        void isNotKeptWithItsFrameWhenTheSubscriptionCloses() throws InterruptedException {
            outlet.missing(gap);
            CountedFrame frame = publish(5);
            assertThat(next()).isEqualTo(Next.missing(gap));
            subscription.close();
            assertThat(frame.closes).isEqualTo(1);
        }
    }

    @Test
    void theEndComesAfterTheLastFrameAndStays() throws InterruptedException {
        publish(1);
        outlet.end("over");
        lease().close();
        assertThat(next()).isEqualTo(Next.end("over"));
        assertThat(next()).isEqualTo(Next.end("over"));
        publish(2);
        lease().close();
        assertThat(next()).isEqualTo(Next.silence());
    }

    @Nested
    class Draining {
        @Test
        void waitsForLeasesButNotForEver() throws InterruptedException {
            publish(1);
            long start = clock.nanos();
            outlet.drain(Duration.ofSeconds(2));
            assertThat(clock.nanos() - start).isEqualTo(2_000_000_000);
            lease().close();
            outlet.drain(Duration.ofSeconds(2));
            assertThat(clock.nanos() - start).isLessThan(3_000_000_000L);
        }

        @Test
        void endsWithTheLastLease() throws Exception {
            SlotParts live = SlotParts.of(
                    "camera/left",
                    new House(new SystemClock(), System::nanoTime, new Watchdog(), new Claims(), List.of()));
            FrameOutlet lending = new FrameOutlet(live);
            Subscription<FrameLease> slow = lending.subscribe("slow");
            lending.publish(new CountedFrame(1));
            if (!(slow.next(Duration.ofSeconds(30)) instanceof Next.Item<FrameLease>(FrameLease lease))) {
                throw new AssertionError("no frame");
            }
            Thread draining = Thread.ofPlatform().start(() -> {
                try {
                    lending.drain(Duration.ofDays(1));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            lease.close();
            draining.join();
            slow.close();
        }
    }

    /// Every frame is closed once and none is read after that, whatever the threads do.
    @Test
    void threadsThatComeAndGoLoseNoFrame() throws Exception {
        SlotParts live = SlotParts.of(
                "camera/left", new House(new SystemClock(), System::nanoTime, new Watchdog(), new Claims(), List.of()));
        FrameOutlet busy = new FrameOutlet(live);
        int frames = 20_000;
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger faults = new AtomicInteger();
        Thread publisher = Thread.ofPlatform().unstarted(() -> {
            for (int i = 1; i <= frames; i++) {
                busy.publish(new CountedFrame(i) {
                    @Override
                    public void close() {
                        super.close();
                        closed.incrementAndGet();
                        if (closes > 1) {
                            faults.incrementAndGet();
                        }
                    }
                });
            }
        });
        Runnable subscriber = () -> {
            while (publisher.isAlive()) {
                try (Subscription<FrameLease> joined = busy.subscribe("busy")) {
                    for (int i = 0; i < 20; i++) {
                        if (joined.next(Duration.ofMillis(1)) instanceof Next.Item<FrameLease>(FrameLease lease)) {
                            if (((CountedFrame) lease.frame()).closes > 0) {
                                faults.incrementAndGet();
                            }
                            lease.close();
                        }
                    }
                } catch (InterruptedException e) {
                    faults.incrementAndGet();
                }
            }
        };
        publisher.start();
        List<Thread> subscribers = List.of(
                Thread.ofPlatform().start(subscriber), Thread.ofPlatform().start(subscriber));
        publisher.join();
        for (Thread thread : subscribers) {
            thread.join();
        }
        assertThat(faults).hasValue(0);
        assertThat(closed).hasValue(frames);
    }
}
