package dev.carthal.camera.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.camera.decoder.Media;
import dev.carthal.conformance.KitClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CameraDriver;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.replay.Player;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCameraTests {
    private static final String SLOT = "camera/basket-left";
    private static final int PICTURES = 25;

    @TempDir
    Path folder;

    private final QueuePlayer player = new QueuePlayer(SLOT);
    private final List<Frame> lent = new ArrayList<>();
    private Camera camera;

    @BeforeEach
    void open() throws Exception {
        camera = new ReplayCameraDriver(player).open(context(Map.of("frames", 3)));
    }

    @AfterEach
    void close() {
        lent.forEach(Frame::close);
        camera.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void exactlyTheWantedPicturesOfAVideoCome(boolean intra) throws Exception {
        Path video = video(intra);
        int[] wanted = {0, 1, 4, 5, 17, 24};
        for (int i = 0; i < wanted.length; i++) {
            player.ask(100 + i, video, wanted[i]);
        }
        for (int i = 0; i < wanted.length; i++) {
            try (Frame frame = item()) {
                assertThat(Media.number(frame)).isEqualTo(wanted[i]);
                assertThat(frame.sequence()).isEqualTo(100 + i);
                assertThat(frame.captureNanos()).isEqualTo((100 + i) * 1_000L);
            }
        }
        assertThat(player.rejections).isEmpty();
    }

    @Test
    void aVideoThatIsPlayedAgainBeginsAgain() throws Exception {
        Path video = video(false);
        player.ask(1, video, 9);
        player.ask(2, video, 2);
        assertThat(number()).isEqualTo(9);
        assertThat(number()).isEqualTo(2);
    }

    @Test
    void stillPicturesOfAnySizeMayComeBetweenThoseOfAVideo() throws Exception {
        Path video = video(true);
        Path photo = photo("a.jpg", "jpg", 640);
        Path tiny = photo("b.png", "png", 1);
        Path bitmap = photo("c.bmp", "bmp", 20);
        player.ask(1, photo, 0);
        player.ask(2, video, 3);
        player.ask(3, tiny, 0);
        player.ask(4, bitmap, 0);
        player.ask(5, video, 4);
        assertThat(width()).isEqualTo(640);
        assertThat(number()).isEqualTo(3);
        assertThat(width()).isEqualTo(1);
        assertThat(width()).isEqualTo(20);
        assertThat(number()).isEqualTo(4);
        assertThat(player.rejections).isEmpty();
    }

    @Test
    void whatCannotBeShownIsRejectedAndTheNextOneComes() throws Exception {
        Path torn = photo("torn.jpg", "jpg", 64);
        byte[] bytes = Files.readAllBytes(torn);
        Files.write(torn, Arrays.copyOf(bytes, bytes.length / 2));
        Path text = Files.writeString(folder.resolve("text.png"), "this is no picture");
        Path video = video(true);
        player.ask(1, torn, 0);
        player.ask(2, folder.resolve("gone.jpg"), 0);
        player.ask(3, text, 0);
        player.ask(4, video, 25);
        player.ask(5, video, 0);

        assertThat(number()).isZero();
        assertThat(player.rejections).hasSize(4);
        assertThat(player.rejections.get(0)).isEqualTo("1: the picture is torn: " + torn);
        assertThat(player.rejections.get(1)).isEqualTo("2: there is no such file: " + folder.resolve("gone.jpg"));
        assertThat(player.rejections.get(2)).startsWith("3: ").contains(text.toString());
        assertThat(player.rejections.get(3)).isEqualTo("4: picture 25 is wanted, and " + video + " has 25");
    }

    @Test
    void damageToOnePictureOfAnIntraVideoLosesOnlyThatOne() throws Exception {
        Path video = video(true);
        Media.damage(video, 5);
        player.ask(4, video, 4);
        player.ask(5, video, 5);
        player.ask(6, video, 6);
        assertThat(number()).isEqualTo(4);
        assertThat(number()).isEqualTo(6);
        assertThat(player.rejections).singleElement().asString().startsWith("5: picture 5 of " + video + " is damaged");
    }

    @Test
    void aHoarderLosesPicturesAndStopsNobody() throws Exception {
        Path video = video(true);
        for (int i = 0; i < 6; i++) {
            player.ask(i, video, i);
        }
        for (int i = 0; i < 3; i++) {
            lent.add(item());
        }
        assertThat(camera.next(Duration.ZERO)).isEqualTo(Next.silence());
        assertThat(player.rejections)
                .containsExactly(
                        "3: all frames are lent out", "4: all frames are lent out", "5: all frames are lent out");
    }

    @Test
    void gapSilenceAndEndPassAsTheyAre() throws Exception {
        Next<Frame> gap = Next.missing(new Gap(SLOT, 1, 2, "unplugged"));
        player.queue.add(Next.missing(new Gap(SLOT, 1, 2, "unplugged")));
        assertThat(camera.next(Duration.ZERO)).isEqualTo(gap);
        assertThat(camera.next(Duration.ZERO)).isEqualTo(Next.silence());
        player.queue.add(Next.end("the recording is over"));
        assertThat(camera.next(Duration.ZERO)).isEqualTo(Next.end("the recording is over"));
        assertThat(camera.next(Duration.ZERO)).isEqualTo(Next.end("the recording is over"));
    }

    @Test
    void aPictureStaysAfterTheCameraIsClosedAndTheTrackIsFree() throws Exception {
        player.ask(1, video(false), 7);
        Frame frame = item();
        lent.add(frame);
        camera.close();
        assertThat(Media.number(frame)).isEqualTo(7);
        assertThat(player.held()).isFalse();
        assertThatThrownBy(() -> camera.next(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSlotWithoutTrackAndWrongFramesAreRefused() {
        var driver = new ReplayCameraDriver(player);
        assertThatThrownBy(() -> driver.open(context(Map.of())))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUSY));
        assertThatThrownBy(() -> driver.open(context(Map.of("frames", 1))))
                .hasMessage("frames must be 2..64: frames=1");
        assertThat(driver.identify(DeviceConfig.of(SLOT, Map.of()))).isEqualTo(new DeviceIdentity("track", SLOT));
    }

    @Test
    void theBundleShowsAPictureInFelixOnceThePlayerIsThere(@TempDir Path storage) throws Exception {
        camera.close();
        try (var felix = new RealFelix(storage, "dev.carthal.camera-ffmpeg-runtime", "dev.carthal.camera-replay")) {
            assertThat(felix.context().getServiceReference(CameraDriver.class)).isNull();
            felix.context().registerService(Player.class, player, null);
            CameraDriver driver = felix.service(CameraDriver.class, "(driver=replay)");
            player.queue.clear();
            player.ask(1, video(true), 3);
            try (Camera replayed = driver.open(context(Map.of()))) {
                Next<Frame> next = replayed.next(Duration.ZERO);
                try (Frame frame = ((Next.Item<Frame>) next).value()) {
                    assertThat(Media.number(frame)).isEqualTo(3);
                }
            }
        }
    }

    private static DeviceContext context(Map<String, ?> values) {
        return DeviceContext.of(DeviceConfig.of(SLOT, values), new KitClock().after(Duration.ofSeconds(5)));
    }

    private Path video(boolean intra) throws Exception {
        Path file = folder.resolve("video.mkv");
        return intra ? Media.intra(file, PICTURES) : Media.predicted(file, PICTURES);
    }

    private Path photo(String name, String type, int side) throws Exception {
        Path file = folder.resolve(name);
        ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), type, file.toFile());
        return file;
    }

    private Frame item() throws Exception {
        Next<Frame> next = camera.next(Duration.ZERO);
        assertThat(next).isInstanceOf(Next.Item.class);
        return ((Next.Item<Frame>) next).value();
    }

    private int number() throws Exception {
        try (Frame frame = item()) {
            return Media.number(frame);
        }
    }

    private int width() throws Exception {
        try (Frame frame = item()) {
            return frame.format().width();
        }
    }
}
