package dev.carthal.camera.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.camera.PixelFormat;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StillsTests {
    @TempDir
    Path folder;

    private FramePool pool;
    private Stills stills;

    @BeforeEach
    void open() throws Exception {
        pool = new FramePool(2);
        stills = new Stills();
    }

    @AfterEach
    void close() {
        stills.close();
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({
        "rgb, 5, 640, 480, rgb24",
        "rgba, 6, 33, 21, rgba",
        "grey, 10, 1, 1, gray",
        "grey16, 11, 7, 3, gray",
        "black-and-white, 12, 19, 9, gray",
        "palette, 13, 300, 2, rgba"
    })
    void aPngOfAnyKindComesPixelByPixel(String name, int type, int width, int height, String pixels) throws Exception {
        BufferedImage image = drawn(width, height, type);
        Path file = saved(image, name + ".png", "png");

        try (PooledFrame frame = pool.claim()) {
            assertThat(stills.read(file, frame)).isTrue();
            assertThat(frame.format().pixels().name()).isEqualTo(pixels);
            assertThat(frame.format().width()).isEqualTo(width);
            assertThat(frame.format().height()).isEqualTo(height);
            int samples = frame.format().pixels().samples().getFirst().length();
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    var expected = new Color(image.getRGB(x, y));
                    int red = frame.plane(0).get(ValueLayout.JAVA_BYTE, (long) y * frame.stride(0) + (long) x * samples)
                            & 0xFF;
                    assertThat(red).isCloseTo(grey(image, expected, x, y), org.assertj.core.data.Offset.offset(1));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void theSamePictureComesTheSameAgain(String type) throws Exception {
        Path file = saved(drawn(33, 21, BufferedImage.TYPE_INT_RGB), "again." + type, type);
        byte[] first = pixels(file);

        assertThat(pixels(file)).isEqualTo(first);
        assertThat(pixels(file)).isEqualTo(first);
    }

    private byte[] pixels(Path file) throws DeviceException {
        try (PooledFrame frame = pool.claim()) {
            assertThat(stills.read(file, frame)).isTrue();
            return frame.plane(0).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @Test
    void jpegsOfChangingSizesFollowEachOther() throws Exception {
        for (int side : new int[] {1, 17, 1_000, 160, 3}) {
            Path file = saved(drawn(side, side + 1, BufferedImage.TYPE_INT_RGB), "p.jpg", "jpg");
            try (PooledFrame frame = pool.claim()) {
                assertThat(stills.read(file, frame)).isTrue();
                assertThat(frame.format().width()).isEqualTo(side);
                assertThat(frame.format().height()).isEqualTo(side + 1);
                assertThat(frame.format().pixels()).isEqualTo(PixelFormat.I420);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void aTornPictureIsRefusedWhereverItIsTornAndTheNextOneIsRead(String type) throws Exception {
        Path whole = saved(drawn(64, 64, BufferedImage.TYPE_INT_RGB), "whole." + type, type);
        byte[] bytes = Files.readAllBytes(whole);
        Path torn = folder.resolve("torn." + type);
        for (int length = 8; length < bytes.length - 1; length += 1 + bytes.length / 40) {
            Files.write(torn, Arrays.copyOf(bytes, length));
            try (PooledFrame frame = pool.claim()) {
                assertThatThrownBy(() -> stills.read(torn, frame))
                        .as("torn at " + length)
                        .hasMessageContaining(torn.toString())
                        .isInstanceOfSatisfying(
                                DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CORRUPT));
            }
        }
        try (PooledFrame frame = pool.claim()) {
            assertThat(stills.read(whole, frame)).isTrue();
        }
    }

    @Test
    void whatIsNeitherIsLeftToTheDecoder() throws Exception {
        Path bitmap = saved(drawn(8, 8, BufferedImage.TYPE_INT_RGB), "b.bmp", "bmp");
        Path empty = Files.createFile(folder.resolve("empty.jpg"));
        try (PooledFrame frame = pool.claim()) {
            assertThat(stills.read(bitmap, frame)).isFalse();
            assertThat(stills.read(empty, frame)).isFalse();
            try (var decoder = Decoder.open(Source.of(bitmap), () -> false)) {
                assertThat(decoder.read(frame)).isEqualTo(Decoder.Step.FRAME);
                assertThat(frame.format().pixels()).isEqualTo(PixelFormat.BGR24);
            }
        }
    }

    @Test
    void aMissingFileIsNotFound() {
        PooledFrame frame = pool.claim();
        assertThatThrownBy(() -> stills.read(folder.resolve("no.jpg"), frame))
                .hasMessage("there is no such file: " + folder.resolve("no.jpg"))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    private static int grey(BufferedImage image, Color color, int x, int y) {
        return image.getType() == BufferedImage.TYPE_USHORT_GRAY
                ? image.getRaster().getSample(x, y, 0) >> 8
                : image.getType() == BufferedImage.TYPE_BYTE_GRAY
                        ? image.getRaster().getSample(x, y, 0)
                        : color.getRed();
    }

    private static BufferedImage drawn(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, new Color((x * 7 + y) & 0xFF, (y * 5) & 0xFF, (x ^ y) & 0xFF).getRGB());
            }
        }
        return image;
    }

    private Path saved(BufferedImage image, String name, String type) throws Exception {
        Path file = folder.resolve(name);
        assertThat(ImageIO.write(image, type, file.toFile())).isTrue();
        return file;
    }
}
