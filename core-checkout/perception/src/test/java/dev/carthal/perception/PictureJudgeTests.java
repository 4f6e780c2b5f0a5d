package dev.carthal.perception;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carthal.conformance.FakeClock;
import dev.carthal.conformance.FakeInferenceSlot;
import dev.carthal.hal.DeviceException;
import java.awt.image.BufferedImage;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureJudgeTests {
    private final FakeClock clock = FakeClock.stepped();
    private final FakeInferenceSlot trial = new FakeInferenceSlot(
            "inference/recognizer", clock, ThreeColours.planar(ColourEngine.SIDE), new ColourEngine());
    private final PictureJudge judge = new PictureJudge();

    @TempDir
    Path folder = Path.of("");

    private URL picture(int rgb) throws Exception {
        BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[48 * 32];
        Arrays.fill(pixels, rgb);
        image.setRGB(0, 0, 48, 32, pixels, 0, 48);
        Path file = folder.resolve("golden.png");
        ImageIO.write(image, "png", file.toFile());
        return file.toUri().toURL();
    }

    @Test
    void agreesWhenTheModelSeesWhatThePictureShows() throws Exception {
        judge.judge(trial, picture(0xe0_20_10), "red");
        judge.judge(trial, picture(0x10_30_d0), "blue");
        trial.close();
    }

    @Test
    void refusesAModelThatSeesSomethingElse() throws Exception {
        URL red = picture(0xe0_20_10);
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> judge.judge(trial, red, "green"))
                .withMessage("three-colours 1 takes its golden picture for red, expected green");
        trial.close();
    }

    @Test
    void refusesWhatIsNoPicture() throws Exception {
        URL text = Files.writeString(folder.resolve("golden.png"), "no picture")
                .toUri()
                .toURL();
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> judge.judge(trial, text, "red"))
                .withMessageStartingWith("the golden picture must be a PNG or a JPEG");
    }
}
