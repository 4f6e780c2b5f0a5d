package dev.carthal.perception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.carthal.checkout.Sighting;
import dev.carthal.checkout.Sighting.Candidate;
import dev.carthal.checkout.Sighting.Direction;
import dev.carthal.conformance.FakeCameraSlot;
import dev.carthal.conformance.FakeClock;
import dev.carthal.conformance.FakeInferenceSlot;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import dev.carthal.perception.Basket.Paint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LookoutTests {
    private final FakeClock clock = FakeClock.jumping();
    private final ColourEngine colours = new ColourEngine();
    private final FakeInferenceSlot engine =
            new FakeInferenceSlot("inference/recognizer", clock, ThreeColours.planar(ColourEngine.SIDE), colours);
    private final Faults faults = new Faults("camera/test");
    private final List<Sighting> sightings = new ArrayList<>();
    private final Map<String, Object> settings = new HashMap<>(Map.of("camera", "camera/test"));

    @Nested
    final class WithTheGate {
        @Test
        void nothingIsSeenWhileNothingMoves() throws Exception {
            watch(new Basket(Rim.TOP).still(30).camera());

            assertThat(sightings).isEmpty();
            assertThat(engine.status().consumed()).isZero();
        }

        @ParameterizedTest
        @EnumSource
        void whatAHandPutsDownCameIn(Rim rim) throws Exception {
            settings.put("rim", rim.name().toLowerCase(Locale.ROOT));
            watch(new Basket(rim).put(Paint.RED, 80).still(10).camera());

            Sighting last = sightings.getLast();
            assertThat(last.direction()).isEqualTo(Direction.IN);
            assertThat(last.candidates()).extracting(Candidate::label).first().isEqualTo("red");
        }

        @ParameterizedTest
        @EnumSource
        void whatAHandTakesWentOut(Rim rim) throws Exception {
            settings.put("rim", rim.name().toLowerCase(Locale.ROOT));
            settings.put("report.ms", 600_000);
            Basket basket = new Basket(rim).put(Paint.BLUE, 80).still(10).take().still(10);
            watch(basket.camera());

            assertThat(sightings).extracting(Sighting::direction).containsExactly(Direction.IN, Direction.OUT);
        }

        @Test
        void whatFallsInCameIn() throws Exception {
            watch(new Basket(Rim.TOP).drop(Paint.BLUE, 75).still(10).camera());

            assertThat(sightings.getLast().direction()).isEqualTo(Direction.IN);
            assertThat(sightings.getLast().candidates().getFirst().label()).isEqualTo("blue");
        }

        @Test
        void anEmptyHandGoesNowhere() throws Exception {
            watch(new Basket(Rim.TOP).reach(80).still(10).camera());

            assertThat(sightings.getLast().direction()).isEqualTo(Direction.UNKNOWN);
        }

        @Test
        void whatLiesStillIsNotSeenAgain() throws Exception {
            settings.put("report.ms", 600_000);
            watch(new Basket(Rim.TOP).put(Paint.RED, 80).still(50).camera());

            assertThat(sightings).hasSize(1);
        }

        @Test
        void whatLiesThereAlreadyIsNoPartOfWhatComes() throws Exception {
            settings.put("report.ms", 600_000);
            Basket basket = new Basket(Rim.TOP)
                    .put(Paint.RED, 95)
                    .still(10)
                    .put(Paint.BLUE, 50)
                    .still(10);
            watch(basket.camera());

            assertThat(sightings)
                    .extracting(sighting -> sighting.candidates().getFirst().label())
                    .containsExactly("red", "blue");
        }

        @Test
        void aLongPassageIsReportedWhileItLastsWithItsLastFrame() throws Exception {
            settings.put("report.ms", 300);
            Basket basket = new Basket(Rim.TOP).put(Paint.RED, 80);
            int lastMovement = basket.frames();
            watch(basket.still(10).camera());

            assertThat(sightings).extracting(Sighting::sequence).startsWith(9L, 12L, 15L);
            assertThat(sightings.getLast().sequence())
                    .isGreaterThan(lastMovement)
                    .isLessThan(lastMovement + 6);
            assertThat(sightings).allSatisfy(sighting -> {
                assertThat(sighting.captureNanos()).isEqualTo(sighting.sequence() * 100_000_000);
                assertThat(sighting.slot()).isEqualTo("camera/test");
            });
        }

        @Test
        void aPassageEndsWithTheStreamWithAGapAndWithSilence() throws Exception {
            settings.put("report.ms", 600_000);
            watch(new Basket(Rim.TOP).drop(Paint.RED, 75).camera());
            Basket gap = new Basket(Rim.TOP).drop(Paint.RED, 75);
            gap.camera().gap("unplugged");
            watch(gap.camera());
            Basket silence = new Basket(Rim.TOP).drop(Paint.RED, 75);
            silence.camera().silence();
            watch(silence.camera());

            assertThat(sightings).hasSize(3);
        }

        @Test
        void aChangeOfLightGoesNowhere() throws Exception {
            FakeCameraSlot camera = new Basket(Rim.TOP).camera();
            for (int i = 6; i < 20; i++) {
                Picture bright = Picture.of(PixelFormat.I420, Basket.WIDTH, Basket.HEIGHT);
                deliver(camera, bright.show((_, _) -> new double[] {200, 200, 200}), i, i * 100L);
            }
            watch(camera);

            assertThat(sightings).hasSize(1);
            assertThat(sightings.getLast().direction()).isEqualTo(Direction.UNKNOWN);
        }

        @Test
        void lightThatChangesSlowlyIsNotSeen() throws Exception {
            settings.put("background.ms", 1000);
            FakeCameraSlot camera = camera();
            for (int i = 0; i < 100; i++) {
                double light = 100 + i * 0.5;
                Picture picture = Picture.of(PixelFormat.GRAY8, 64, 48);
                deliver(camera, picture.show((_, _) -> new double[] {light, light, light}), i, i * 100L);
            }
            watch(camera);

            assertThat(sightings).isEmpty();
        }
    }

    @Nested
    final class WithoutTheGate {
        @Test
        void everyFrameIsASightingOfItsOwn() throws Exception {
            settings.put("gate", false);
            FakeCameraSlot camera = camera();
            deliver(camera, colour(PixelFormat.RGB24, 250, 50, 0), 3, 10);
            deliver(camera, colour(PixelFormat.I420, 20, 30, 240), 8, 20);
            watch(camera);

            assertThat(sightings).extracting(Sighting::sequence).containsExactly(3L, 8L);
            assertThat(sightings).extracting(Sighting::direction).containsOnly(Direction.UNKNOWN);
            List<Candidate> first = sightings.getFirst().candidates();
            assertThat(first).extracting(Candidate::label).containsExactly("red", "green", "blue");
            assertThat(first.getFirst().probability()).isCloseTo(250.0 / 300, within(1e-5));
            assertThat(sightings.getLast().candidates().getFirst().label()).isEqualTo("blue");
        }

        @Test
        void faultsAreSaidOnceAndTheCameraGoesOnWithoutCandidates() throws Exception {
            settings.put("gate", false);
            engine.lose(Kind.ABSENT, "libcuda.so.1 is missing, 1 of 2");
            watch(two());
            engine.lose(Kind.ABSENT, "libcuda.so.1 is missing, 2 of 2");
            watch(two());
            engine.recover();
            colours.error = Float.NaN;
            watch(two());
            colours.error = 0.1f;
            watch(two());

            assertThat(sightings)
                    .hasSize(8)
                    .allSatisfy(s -> assertThat(s.candidates()).isEmpty());
            assertThat(faults.counts())
                    .containsExactly(
                            Map.entry("libcuda.so.# is missing, # of #", 4L),
                            Map.entry("three-colours: a probability must be #..#: probability=NaN", 2L),
                            Map.entry("three-colours: probabilities must add up to #: sum=#", 2L));
        }

        @Test
        void pixelsThatCannotBeReadAreSaid() throws Exception {
            settings.put("gate", false);
            PixelFormat bayer = new PixelFormat("bayer_rggb8", List.of("M"), 0, 0);
            FakeCameraSlot camera = camera();
            deliver(camera, Picture.of(FrameFormat.of(8, 8, bayer, ColorRange.FULL, ColorMatrix.RGB)), 1, 10);
            watch(camera);

            assertThat(faults.counts())
                    .containsOnlyKeys("pixels must be made of Y, U and V, of R, G and B, or of Y: pixels=bayer_rggb#");
        }

        private FakeCameraSlot two() {
            FakeCameraSlot camera = camera();
            deliver(camera, colour(PixelFormat.RGB24, 250, 50, 0), 1, 10);
            deliver(camera, colour(PixelFormat.RGB24, 250, 50, 0), 2, 20);
            return camera;
        }
    }

    private static Picture colour(PixelFormat pixels, double... rgb) {
        return Picture.of(pixels, 40, 30).show((_, _) -> rgb);
    }

    private FakeCameraSlot camera() {
        return new FakeCameraSlot("camera/test", clock);
    }

    private static void deliver(FakeCameraSlot camera, Picture picture, long sequence, long millis) {
        camera.deliver(picture.frame().taken(sequence, millis * 1_000_000));
    }

    private void watch(FakeCameraSlot camera) throws Exception {
        camera.end("the script is over");
        PerceptionConfig config = DeviceConfig.of("camera/test", settings).as(PerceptionConfig.class);
        Recognizer recognizer = new Recognizer(config, () -> engine);
        new Lookout(config, recognizer, new Lookout.Telling(sightings::add, faults)).run(camera.subscribe("test"));
        camera.close();
        engine.close();
    }
}
