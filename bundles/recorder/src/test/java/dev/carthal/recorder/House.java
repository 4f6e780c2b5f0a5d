package dev.carthal.recorder;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.replay.PlayerListener;
import dev.carthal.recording.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/// The threads of a small cart: an owner for each track, a pump for each owner, and one reducer, which writes down
/// what reaches it and when.
final class House implements AutoCloseable, PlayerListener {
    static final Replay.Settings QUICK = new Replay.Settings(
            Pace.of("max"), new Standstill.Limit(Duration.ofSeconds(30).toNanos(), true), MachineClock.real());

    final Replay replay;
    final Clock clock;
    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch over = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final List<Signal> signals = Collections.synchronizedList(new ArrayList<>());
    private final Queue<String> inbox = new ConcurrentLinkedQueue<>();
    private final Signal arrived;

    House(Recording recording) throws Exception {
        replay = new Replay(recording, QUICK, () -> List.of(this));
        clock = replay.clock();
        arrived = signal("inbox");
    }

    Signal signal(String name) {
        Signal signal = clock.signal(name);
        signals.add(signal);
        return signal;
    }

    /// Any work that a thread may be interrupted in by the scheduler, of a length that nobody knows.
    static void jitter() {
        int dice = ThreadLocalRandom.current().nextInt(200);
        int spins = dice % 7 == 0 ? 100 * dice : dice;
        for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
        }
    }

    interface Body {
        void run() throws Exception;
    }

    void start(String name, Body body) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                body.run();
            } catch (Exception e) {
                log.add(name + " failed: " + e);
            }
        }));
    }

    /// Owner thread, hand-over, pump thread, hand-over to the reducer.
    <T> void stage(String slot, StreamingDevice<T> device, Function<T, String> words) {
        Queue<String> handed = new ConcurrentLinkedQueue<>();
        Signal pumped = signal("pump " + slot);
        start("owner " + slot, () -> {
            try (device) {
                Next<T> next = Next.silence();
                while (!(next instanceof Next.End<T>)) {
                    next = device.next(Duration.ofMillis(250));
                    jitter();
                    if (next instanceof Next.Item<T>(var item)) {
                        handed.add(words.apply(item));
                        pumped.raise();
                        jitter();
                    }
                }
            }
        });
        start("pump " + slot, () -> {
            while (pumped.await(Duration.ofDays(1))) {
                jitter();
                inbox.add(slot + " " + handed.remove());
                arrived.raise();
                jitter();
            }
        });
    }

    /// @param patience after which the reducer writes down that nothing came, from the first arrival on
    void reduce(Duration patience) {
        start("reducer", () -> {
            Duration wait = Duration.ofDays(1);
            while (over.getCount() > 0) {
                boolean something = arrived.await(wait);
                wait = patience;
                jitter();
                String what = something ? String.valueOf(inbox.poll()) : "nothing";
                log.add(clock.nanos() / Tape.MS + " " + what);
            }
        });
    }

    @Override
    public void answered(int question, String choice) {
        inbox.add("answer " + question + " " + choice);
        arrived.raise();
    }

    @Override
    public void ended() {
        log.add(clock.nanos() / Tape.MS + " ended");
        over.countDown();
    }

    /// Plays to the end on this thread.
    List<String> play() throws InterruptedException {
        replay.run(List::of);
        return List.copyOf(log);
    }

    @Override
    public void close() {
        replay.close();
        signals.forEach(Signal::close);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
