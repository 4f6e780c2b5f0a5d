package dev.carthal.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.carthal.camera.decoder.Media;
import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CaptureTime;
import dev.carthal.hal.camera.Frame;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegCameraTests {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long INTERVAL = 100_000_000;
    private static final int PICTURES = 25;

    private final FakeClock clock = FakeClock.jumping();

    @TempDir
    Path folder;

    @Nested
    class APacedFile {
        @Test
        void deliversEachPictureWhenItIsDueAndThenItsEnd() throws Exception {
            try (Camera camera = open(Map.of())) {
                long first = clock.nanos();
                for (int i = 0; i < PICTURES; i++) {
                    try (Frame frame = item(camera)) {
                        assertThat(Media.number(frame)).isEqualTo(i);
                        assertThat(frame.sequence()).isEqualTo(i);
                        assertThat(frame.captureNanos())
                                .isEqualTo(first + i * INTERVAL)
                                .isEqualTo(clock.nanos());
                        assertThat(frame.captureTime()).isEqualTo(CaptureTime.STREAM);
                    }
                }
                Next<Frame> end = Next.end("the end of " + folder.resolve("video.mkv") + " is reached");
                assertThat(camera.next(SECOND)).isEqualTo(end);
                assertThat(camera.next(SECOND)).isEqualTo(end);
            }
        }

        @Test
        void isSilentUntilAPictureIsDueAndLosesNone() throws Exception {
            try (Camera camera = open(Map.of())) {
                item(camera).close();
                assertThat(camera.next(Duration.ofMillis(60))).isEqualTo(Next.silence());
                assertThat(camera.next(Duration.ZERO)).isEqualTo(Next.silence());
                try (Frame frame = item(camera)) {
                    assertThat(frame.sequence()).isEqualTo(1);
                }
            }
        }

        @Test
        void waitsOnceAndComesNoEarlierWhereTheClockStandsStill() throws Exception {
            try (Camera camera = open(Map.of())) {
                item(camera).close();
                clock.halt();
                assertThat(camera.next(SECOND)).isEqualTo(Next.silence());
                clock.goOn();
                try (Frame frame = item(camera)) {
                    assertThat(frame.captureNanos()).isEqualTo(clock.nanos());
                }
            }
        }

        @Test
        void goesByUnseenWhileAllFramesAreLentOut() throws Exception {
            try (Camera camera = open(Map.of("frames", 2))) {
                Frame first = item(camera);
                Frame second = item(camera);
                assertThat(camera.next(Duration.ofMillis(550))).isEqualTo(Next.silence());
                first.close();
                try (Frame frame = item(camera)) {
                    assertThat(frame.sequence()).isEqualTo(8);
                    assertThat(Media.number(frame)).isEqualTo(8);
                }
                assertThat(Media.number(second)).isEqualTo(1);
                second.close();
            }
        }

        @Test
        void goesOnFromNowAfterALongDelay() throws Exception {
            try (Camera camera = open(Map.of())) {
                item(camera).close();
                clock.pass(Duration.ofSeconds(5));
                long now = clock.nanos();
                try (Frame frame = item(camera)) {
                    assertThat(frame.captureNanos()).isEqualTo(now);
                }
                try (Frame frame = item(camera)) {
                    assertThat(frame.captureNanos()).isEqualTo(now + INTERVAL);
                }
            }
        }

        @Test
        void beginsAgainInItsPaceWhereItShallLoop() throws Exception {
            try (Camera camera = open(Map.of("loop", true))) {
                long first = clock.nanos();
                for (int i = 0; i < 3 * PICTURES; i++) {
                    try (Frame frame = item(camera)) {
                        assertThat(Media.number(frame)).isEqualTo(i % PICTURES);
                        assertThat(frame.sequence()).isEqualTo(i);
                        assertThat(frame.captureNanos()).isEqualTo(first + i * INTERVAL);
                    }
                }
            }
        }

        @Test
        void allocatesNoMoreThanWhatItWaitsFor() throws Exception {
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            var lavfi = Map.of("format", "lavfi", "source", "testsrc2=size=320x240:rate=30");
            try (Camera camera = open(lavfi)) {
                run(camera, 3_000);
                long before = threads.getCurrentThreadAllocatedBytes();
                run(camera, 2_000);
                long each = (threads.getCurrentThreadAllocatedBytes() - before) / 2_000;
                assertThat(each)
                        .as("a Deadline and the Durations of it and of the wait, as far as the JIT keeps them")
                        .isLessThan(96);
            }
        }

        private void run(Camera camera, int pictures) throws Exception {
            for (int i = 0; i < pictures; i++) {
                if (camera.next(SECOND) instanceof Next.Item<Frame> item) {
                    item.value().close();
                }
            }
        }
    }

    @Nested
    class AFileThatIsNotPaced {
        @Test
        void comesAsFastAsItIsTaken() throws Exception {
            try (Camera camera = open(Map.of("realtime", false))) {
                long now = clock.nanos();
                for (int i = 0; i < PICTURES; i++) {
                    try (Frame frame = item(camera)) {
                        assertThat(frame.captureNanos()).isEqualTo(now);
                        assertThat(frame.captureTime()).isEqualTo(CaptureTime.ARRIVAL);
                    }
                }
                assertThat(clock.nanos()).isEqualTo(now);
            }
        }

        @Test
        void waitsWhileAllFramesAreLentOut() throws Exception {
            try (Camera camera = open(Map.of("realtime", false, "frames", 2))) {
                Frame first = item(camera);
                Frame second = item(camera);
                assertThat(camera.next(SECOND)).isEqualTo(Next.silence());
                clock.halt();
                assertThat(camera.next(SECOND)).isEqualTo(Next.silence());
                first.close();
                second.close();
                try (Frame frame = item(camera)) {
                    assertThat(frame.sequence()).isEqualTo(2);
                }
            }
        }
    }

    @Nested
    class Closing {
        @Test
        void endsAWaitInAnotherThread() throws Exception {
            FakeClock stepped = FakeClock.stepped();
            Camera camera = open(stepped, Map.of());
            ((Next.Item<Frame>) camera.next(SECOND)).value().close();
            var waiting = new FutureTask<>(() -> camera.next(SECOND));
            Thread owner = Thread.ofPlatform().start(waiting);
            stepped.awaitWaiters(1);

            camera.close();

            assertThat(waiting.get()).isEqualTo(Next.silence());
            owner.join();
        }

        @Test
        void isSafeTwiceAndRefusesWhatComesAfter() throws Exception {
            Camera camera = open(Map.of());
            Frame frame = item(camera);
            camera.close();
            camera.close();
            assertThat(Media.number(frame)).isZero();
            frame.close();
            assertThatThrownBy(() -> camera.next(SECOND))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("camera/test: the camera is closed, next needs it open");
        }

        @Test
        void leavesNoFileAndNoThread() throws Exception {
            open(Map.of("threads", 3)).close();
            int files = files();
            int threads = Thread.getAllStackTraces().size();
            for (int i = 0; i < 20; i++) {
                try (Camera camera = open(Map.of("threads", 3))) {
                    item(camera).close();
                }
                assertThatThrownBy(
                        () -> open(Map.of("source", folder.resolve("none.mkv").toString())));
            }
            assertThat(files()).isEqualTo(files);
            assertThat(Thread.getAllStackTraces()).hasSize(threads);
        }

        private int files() throws Exception {
            try (var open = Files.list(Path.of("/proc/self/fd"))) {
                return (int) open.count();
            }
        }
    }

    @Test
    void anInterruptEndsTheWaitAndTheCameraStaysUsable() throws Exception {
        FakeClock stepped = FakeClock.stepped();
        Camera camera = open(stepped, Map.of());
        ((Next.Item<Frame>) camera.next(SECOND)).value().close();
        var waiting = new FutureTask<>(() -> camera.next(SECOND));
        Thread owner = Thread.ofPlatform().start(waiting);
        stepped.awaitWaiters(1);

        owner.interrupt();

        assertThatThrownBy(waiting::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        owner.join();
        assertThat(camera.next(Duration.ZERO)).isEqualTo(Next.silence());
        camera.close();
    }

    @Test
    void aDamagedPictureLosesOnlyItself() throws Exception {
        Path file = Media.intra(folder.resolve("damaged.mkv"), PICTURES);
        Media.damage(file, 3);
        try (Camera camera = open(Map.of("source", file.toString()))) {
            for (int i = 0; i < 3; i++) {
                item(camera).close();
            }
            assertThatThrownBy(() -> camera.next(SECOND))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CORRUPT));
            try (Frame frame = item(camera)) {
                assertThat(frame.sequence()).isEqualTo(4);
                assertThat(Media.number(frame)).isEqualTo(4);
            }
        }
    }

    @Test
    void wrongConfigurationsAreRefusedWithKeyAndValue() {
        assertRefused(Map.of("source", ""), "source must be a path, a URL or a graph: source=");
        assertRefused(Map.of("threads", 0), "threads must be 1..64: threads=0");
        assertRefused(Map.of("frames", 65), "frames must be 2..64: frames=65");
        assertRefused(Map.of("options", "fast"), "options must be key=value: options=fast");
        assertRefused(
                Map.of("options", List.of("speed=9")),
                "options must be ones that FFmpeg has for this source: options=speed=9");
        assertRefused(Map.of("format", "film"), "format must be one that FFmpeg reads: format=film");
        assertRefused(Map.of("realtime", "often"), "realtime must be true or false: realtime=often");
    }

    @Test
    void aFileIsTheSameDeviceHoweverItIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("a.mkv"));
        Path link = Files.createSymbolicLink(folder.resolve("link.mkv"), file);
        var driver = new FfmpegCameraDriver();
        var direct = driver.identify(config(Map.of("source", file.toString())));
        assertThat(direct.clashesWith(driver.identify(config(Map.of("source", link.toString())))))
                .isTrue();
        var graph = driver.identify(config(Map.of("source", "testsrc", "format", "lavfi")));
        assertThat(graph.clashesWith(graph)).isFalse();
    }

    private void assertRefused(Map<String, Object> values, String message) {
        assertThatThrownBy(() -> open(values))
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION));
    }

    private static Frame item(Camera camera) throws Exception {
        Next<Frame> next = camera.next(SECOND);
        assertThat(next).isInstanceOf(Next.Item.class);
        return ((Next.Item<Frame>) next).value();
    }

    private DeviceConfig config(Map<String, ?> values) {
        return DeviceConfig.of("camera/test", values);
    }

    private Camera open(Map<String, ?> values) throws Exception {
        return open(clock, values);
    }

    private Camera open(Clock time, Map<String, ?> values) throws Exception {
        Map<String, Object> all = new HashMap<>(values);
        if (!all.containsKey("source")) {
            all.put("source", Media.intra(folder.resolve("video.mkv"), PICTURES).toString());
        }
        return new FfmpegCameraDriver().open(DeviceContext.of(config(all), time.after(SECOND)));
    }
}
