package dev.carthal.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.StreamSlot;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameLease;
import dev.carthal.hal.replay.FrameCue;
import dev.carthal.hal.replay.PlayerListener;
import dev.carthal.hal.replay.Recorder;
import dev.carthal.hal.replay.RunningRecording;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleSlot;
import dev.carthal.recording.Recording;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.condition.Condition;

/// The player, the slots and the replay drivers as they are shipped, in a real Felix, on the demo recording.
@Timeout(500)
class CartInFelixTests {
    private static final Path DEMO =
            Path.of(System.getProperty("house.root"), "bundles", "images", "demo", "recording");
    private static final String LEFT = "camera/basket-left";
    private static final String RIGHT = "camera/basket-right";
    private static final String SCALE = "scale/basket";

    @TempDir
    Path temp = Path.of("");

    /// One replay: what reached the one reducer behind pumps of three slots, and when.
    private static final class Session implements PlayerListener {
        final List<String> log = Collections.synchronizedList(new ArrayList<>());
        final List<String> rejected = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch over = new CountDownLatch(1);
        private final Queue<String> inbox = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();
        private final Clock clock;
        private final Signal arrived;

        Session(Clock clock) {
            this.clock = clock;
            this.arrived = clock.signal("reducer");
        }

        <T> void watch(StreamSlot<T> slot, Function<T, String> words) {
            Subscription<T> subscription = slot.subscribe("test");
            start("test " + slot.name(), () -> {
                try (subscription) {
                    Next<T> next = Next.silence();
                    while (!(next instanceof Next.End<T>)) {
                        next = subscription.next(Duration.ofMillis(130));
                        House.jitter();
                        if (next instanceof Next.Item<T>(var item)) {
                            inbox.add(slot.name() + " " + words.apply(item));
                            arrived.raise();
                        }
                    }
                }
            });
        }

        void reduce() {
            start("test reducer", () -> {
                while (arrived.await(Duration.ofDays(1))) {
                    House.jitter();
                    log.add(clock.nanos() + " " + inbox.remove());
                }
            });
        }

        private void start(String name, House.Body body) {
            threads.add(Thread.ofPlatform().daemon().name(name).start(() -> {
                try {
                    body.run();
                } catch (Exception e) {
                    log.add(name + " failed: " + e);
                }
            }));
        }

        @Override
        public void rejected(String slot, FrameCue cue, String reason) {
            rejected.add(slot + " " + cue.sequence() + " " + reason);
        }

        @Override
        public void ended() {
            over.countDown();
        }

        List<String> end() throws InterruptedException {
            assertThat(over.await(200, TimeUnit.SECONDS)).isTrue();
            arrived.close();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(rejected).isEmpty();
            return List.copyOf(log);
        }
    }

    private static String words(Reading reading) {
        return reading.sequence() + " " + reading.indication() + reading.flags();
    }

    private static String words(FrameLease lease) {
        try (lease) {
            Frame frame = lease.frame();
            return frame.sequence() + " at " + frame.captureNanos();
        }
    }

    /// All of the pixels, as far as a test needs them.
    private static String pixels(FrameLease lease) {
        try (lease) {
            Frame frame = lease.frame();
            MemorySegment luma = frame.plane(0);
            long sum = 0;
            for (long i = 0; i < luma.byteSize(); i += 97) {
                sum = 31 * sum + luma.get(ValueLayout.JAVA_BYTE, i);
            }
            return frame.sequence() + " at " + frame.captureNanos() + " of " + frame.format() + " " + sum;
        }
    }

    private static RealFelix start(Path storage) throws Exception {
        var felix = new RealFelix(
                storage,
                "com.google.gson",
                "dev.carthal.camera-ffmpeg-runtime",
                "dev.carthal.hal-runtime",
                "dev.carthal.camera-replay",
                "dev.carthal.scale-replay",
                "dev.carthal.recorder");
        for (String slot : List.of(LEFT, RIGHT, SCALE)) {
            felix.configure("dev.carthal.slot~" + slot.replace('/', '-'), Map.of("slot", slot, "driver", "replay"));
        }
        return felix;
    }

    /// What a test does besides.
    private interface Besides {
        default void before() throws Exception {}

        default void after() throws Exception {}
    }

    /// Plays `recording` once, with a player and slots that are new, and undoes that again.
    private static List<String> play(
            RealFelix felix, Path recording, Function<FrameLease, String> eyes, Besides besides) throws Exception {
        var player = felix.configure(ReplayPlayer.PID, Map.of("recording", recording.toString(), "speed", "max"));
        var session = new Session(felix.service(Clock.class, ""));
        session.reduce();
        session.watch(felix.service(CameraSlot.class, "(slot=" + LEFT + ")"), eyes);
        session.watch(felix.service(CameraSlot.class, "(slot=" + RIGHT + ")"), eyes);
        session.watch(felix.service(ScaleSlot.class, "(slot=" + SCALE + ")"), CartInFelixTests::words);
        ServiceRegistration<PlayerListener> listener =
                felix.context().registerService(PlayerListener.class, session, null);
        ServiceRegistration<Condition> up;
        try {
            besides.before();
            up = felix.context()
                    .registerService(
                            Condition.class,
                            Condition.INSTANCE,
                            FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, "dev.carthal.image.up")));
            List<String> log = session.end();
            up.unregister();
            besides.after();
            return log;
        } finally {
            listener.unregister();
            delete(felix, player);
        }
    }

    /// Returns when the player's clock is gone.
    private static void delete(RealFelix felix, Configuration player) throws Exception {
        var gone = new CountDownLatch(1);
        felix.context()
                .addServiceListener(
                        event -> {
                            if (event.getType() == ServiceEvent.UNREGISTERING) {
                                gone.countDown();
                            }
                        },
                        "(objectClass=" + Clock.class.getName() + ")");
        player.delete();
        assertThat(gone.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theDemoIsTheSameInTenReplays() throws Exception {
        try (RealFelix felix = start(temp.resolve("felix"))) {
            List<String> first = play(felix, DEMO, CartInFelixTests::pixels, new Besides() {});
            assertThat(first).hasSize(690 + 690 - 1 + 690);
            for (int i = 0; i < 9; i++) {
                assertThat(play(felix, DEMO, CartInFelixTests::pixels, new Besides() {}))
                        .isEqualTo(first);
            }
        }
    }

    @Test
    void whatIsRecordedOfAReplayIsTheSameRecording() throws Exception {
        Path out = temp.resolve("recorded");
        try (RealFelix felix = start(temp.resolve("felix"))) {
            var recording = new Besides() {
                private @Nullable RunningRecording running;

                @Override
                public void before() throws Exception {
                    Recorder recorder = felix.service(Recorder.class, "");
                    running = recorder.start(out);
                    assertThatThrownBy(() -> recorder.start(out))
                            .isInstanceOfSatisfying(
                                    DeviceException.class,
                                    e -> assertThat(e.kind()).isEqualTo(Kind.BUSY))
                            .hasMessage("another recording grows already: end it first");
                }

                @Override
                public void after() throws Exception {
                    RunningRecording over = Objects.requireNonNull(running);
                    assertThat(over.recorded()).isEqualTo(Map.of(LEFT, 690L, RIGHT, 689L, SCALE, 690L));
                    assertThat(over.dropped()).isEqualTo(Map.of(LEFT, 0L, RIGHT, 0L, SCALE, 0L));
                    over.finish();
                }
            };
            List<String> first = play(felix, DEMO, CartInFelixTests::words, recording);
            assertThat(Recording.open(out).tracks()).hasSize(3);
            assertThat(play(felix, out, CartInFelixTests::words, new Besides() {}))
                    .isEqualTo(first);
        }
    }
}
