package dev.carthal.recorder;

import static dev.carthal.recorder.Tape.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.replay.FrameCue;
import dev.carthal.hal.replay.PlayerListener;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Reading;
import dev.carthal.recording.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ReplayTests {
    @TempDir
    Path temp = Path.of("");

    private static long[] every(int millis, int until) {
        return LongStream.iterate(millis, t -> t < until, t -> t + millis).toArray();
    }

    private static String words(Reading reading) {
        return "reading " + reading.sequence();
    }

    private static String words(FrameCue cue) {
        return "frame " + cue.sequence();
    }

    private static String words(Scan scan) {
        return scan.text();
    }

    private List<String> playThrough(Recording recording) throws Exception {
        try (House house = new House(recording)) {
            house.stage("camera/a", house.replay.player().frames("camera/a"), ReplayTests::words);
            house.stage("camera/b", house.replay.player().frames("camera/b"), ReplayTests::words);
            house.stage("scale/a", house.replay.player().readings("scale/a"), ReplayTests::words);
            house.stage("scanner/a", house.replay.player().scans("scanner/a"), ReplayTests::words);
            house.reduce(Duration.ofMillis(17));
            return house.play();
        }
    }

    @Test
    void theSameArrivesAtTheSameInstantsInAHundredReplays() throws Exception {
        Recording recording = new Tape()
                .track("scanner/a", 105, 400, 400, 730)
                .track("camera/b", every(66, 1_000))
                .track("scale/a", every(100, 1_000))
                .track("camera/a", every(66, 1_000))
                .answer(400, 1, "yoghurt")
                .write(temp.resolve("tape"), 1_200);
        List<String> first = playThrough(recording);
        assertThat(first).contains("66 camera/a frame 0", "400 answer 1 yoghurt", "122 nothing", "1200 ended");
        assertThat(first.stream().filter(line -> line.contains("frame"))).hasSize(30);
        for (int i = 0; i < 100; i++) {
            assertThat(playThrough(recording)).isEqualTo(first);
        }
    }

    @Test
    void simultaneousItemsComeInTheOrderOfTheirSlots() throws Exception {
        Recording recording = new Tape()
                .track("scanner/a", 100)
                .track("scale/a", 100)
                .track("camera/b", 100)
                .track("camera/a", 100)
                .write(temp.resolve("tape"), 200);
        assertThat(playThrough(recording).stream().filter(line -> !line.contains("nothing")))
                .containsExactly(
                        "100 camera/a frame 0",
                        "100 camera/b frame 0",
                        "100 scale/a reading 0",
                        "100 scanner/a scan0",
                        "200 ended");
    }

    @Test
    void anItemComesBeforeADeadlineOfTheSameInstantAndTheEndAfterIt() throws Exception {
        Recording recording = new Tape().track("scale/a", 100).write(temp.resolve("tape"), 200);
        try (House house = new House(recording)) {
            house.stage("scale/a", house.replay.player().readings("scale/a"), ReplayTests::words);
            house.reduce(Duration.ofMillis(100));
            assertThat(house.play()).containsExactly("100 scale/a reading 0", "200 nothing", "200 ended");
        }
    }

    @Test
    void tracksThatNobodyHoldsArePassedOver() throws Exception {
        Recording recording =
                new Tape().track("scale/a", 100, 200).track("scale/b", 50).write(temp.resolve("tape"), 300);
        try (House house = new House(recording)) {
            house.stage("scale/b", house.replay.player().readings("scale/b"), ReplayTests::words);
            house.reduce(Duration.ofDays(1));
            assertThat(house.play()).containsExactly("50 scale/b reading 0", "300 ended");
        }
    }

    @Test
    void aTrackIsHeldByOne() throws Exception {
        Recording recording = new Tape().track("scale/a", 100).write(temp.resolve("tape"), 300);
        try (Replay replay = new Replay(recording, House.QUICK, List::of)) {
            StreamingDevice<Reading> first = replay.player().readings("scale/a");
            assertThatThrownBy(() -> replay.player().readings("scale/a"))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUSY))
                    .hasMessage("the track scale/a is held by another device of this slot");
            first.close();
            replay.player().readings("scale/a").close();
        }
    }

    @Test
    void aSlotWithoutATrackIsTold() throws Exception {
        Recording recording = new Tape().track("scale/a", 100).write(temp.resolve("tape"), 300);
        try (Replay replay = new Replay(recording, House.QUICK, List::of)) {
            assertThatThrownBy(() -> replay.player().scans("scale/a"))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
                    .hasMessage("the recording tape has no scanner track for slot scale/a; it has [scale/a]");
        }
    }

    @Test
    void whoeverHoldsATrackNextLearnsWhatWasMissed() throws Exception {
        Recording recording = new Tape()
                .track("scale/a", 10, 20, 30, 40)
                .track("scale/b", 25, 35)
                .write(temp.resolve("tape"), 50);
        List<Object> got = Collections.synchronizedList(new ArrayList<>());
        try (House house = new House(recording)) {
            StreamingDevice<Reading> first = house.replay.player().readings("scale/a");
            StreamingDevice<Reading> other = house.replay.player().readings("scale/b");
            house.start("swapped", () -> {
                got.add(first.next(Duration.ofDays(1)));
                Signal swap = house.signal("swap");
                first.close();
                swap.await(Duration.ofMillis(25));
                try (StreamingDevice<Reading> second = house.replay.player().readings("scale/a")) {
                    got.add(second.next(Duration.ofDays(1)));
                    got.add(second.next(Duration.ofDays(1)));
                    got.add(second.next(Duration.ofDays(1)));
                }
            });
            house.stage("scale/b", other, ReplayTests::words);
            house.reduce(Duration.ofDays(1));
            house.play();
        }
        assertThat(got).hasSize(4);
        assertThat(got.get(1))
                .isEqualTo(
                        Next.missing(new Gap("scale/a", 10 * MS, 40 * MS, "nobody held the track; items missed: 2")));
        assertThat(got.get(2))
                .isInstanceOfSatisfying(
                        Next.Item.class,
                        item -> assertThat(((Reading) item.value()).captureNanos())
                                .isEqualTo(40 * MS));
        assertThat(got.get(3)).isEqualTo(Next.end("the recording tape is over"));
    }

    @Test
    void aRejectedPictureIsReportedAndPassedOver() throws Exception {
        Recording recording = new Tape().track("camera/a", 10, 20).write(temp.resolve("tape"), 50);
        List<String> told = new ArrayList<>();
        var listener = new PlayerListener() {
            @Override
            public void rejected(String slot, FrameCue cue, String reason) {
                told.add(slot + " " + cue.sequence() + " " + reason);
            }
        };
        try (House house = new House(recording);
                Replay replay = new Replay(recording, House.QUICK, () -> List.of(listener))) {
            StreamingDevice<FrameCue> track = replay.player().frames("camera/a");
            house.start("owner", () -> {
                while (track.next(Duration.ofDays(1)) instanceof Next.Item<FrameCue>(var cue)) {
                    cue.reject("must be a picture");
                }
                track.close();
            });
            replay.run(List::of);
        }
        assertThat(told).containsExactly("camera/a 0 must be a picture", "camera/a 1 must be a picture");
    }

    @Test
    void whoNeverComesBackIsNamed() throws Exception {
        Recording recording = new Tape().track("scale/a", 10, 20).write(temp.resolve("tape"), 50);
        var impatient = new Replay.Settings(
                Pace.of("max"), new Standstill.Limit(Duration.ofMillis(50).toNanos(), true), MachineClock.real());
        try (House house = new House(recording);
                Replay replay = new Replay(recording, impatient, List::of)) {
            Signal never = house.signal("never");
            StreamingDevice<Reading> track = replay.player().readings("scale/a");
            house.start("hoarder", () -> {
                track.next(Duration.ofDays(1));
                never.await(Duration.ofDays(1));
            });
            replay.run(List::of);
            assertThatThrownBy(() -> track.next(Duration.ZERO))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT))
                    .hasMessage("the replay stands still at 10 ms of the recording, for 50 ms already: track scale/a:"
                            + " 0 to take; hoarder is at work since it was handed something");
        }
    }

    @Test
    void whoAsksForWhatIsThereNowDoesNotWaitForThePlayer() throws Exception {
        Recording recording = new Tape().track("scale/a", 10, 20).write(temp.resolve("tape"), 50);
        try (House house = new House(recording)) {
            Signal kicks = house.signal("kicks");
            StreamingDevice<Reading> track = house.replay.player().readings("scale/a");
            house.start("owner", () -> {
                Next<Reading> next = Next.silence();
                while (!(next instanceof Next.End<Reading>)) {
                    assertThat(kicks.await(Duration.ZERO)).isFalse();
                    next = track.next(Duration.ofMillis(250));
                }
                track.close();
            });
            assertThat(house.play()).containsExactly("50 ended");
        }
    }

    @Test
    void whoSleepsElsewhereTakesWhatCameWhenItsTimeHasCome() throws Exception {
        Recording recording = new Tape().track("scale/a", 10, 20, 30, 90).write(temp.resolve("tape"), 100);
        List<String> got = Collections.synchronizedList(new ArrayList<>());
        try (House house = new House(recording)) {
            Signal rest = house.signal("rest");
            StreamingDevice<Reading> track = house.replay.player().readings("scale/a");
            house.start("owner", () -> {
                while (track.next(Duration.ofMillis(250)) instanceof Next.Item<Reading>(var reading)) {
                    got.add(words(reading) + " at " + house.clock.nanos() / MS);
                    rest.await(Duration.ofMillis(35));
                }
                track.close();
            });
            house.play();
        }
        assertThat(got).containsExactly("reading 0 at 10", "reading 1 at 45", "reading 2 at 80", "reading 3 at 115");
    }

    @Test
    void afterTheEndTimeGoesOnByItself() throws Exception {
        Recording recording = new Tape().track("scale/a", 10).write(temp.resolve("tape"), 50);
        try (House house = new House(recording)) {
            house.play();
            Signal signal = house.signal("later");
            assertThat(signal.await(Duration.ofMillis(5))).isFalse();
            assertThat(house.clock.nanos()).isGreaterThanOrEqualTo(55 * MS);
            signal.raise();
            assertThat(signal.await(Duration.ofDays(1))).isTrue();
        }
    }

    @Test
    void theDateIsThatOfTheRecording() throws Exception {
        Recording recording = new Tape().track("scale/a", 10).write(temp.resolve("tape"), 50);
        try (House house = new House(recording)) {
            assertThat(house.clock.wall()).isEqualTo(Tape.RECORDED);
        }
    }
}
