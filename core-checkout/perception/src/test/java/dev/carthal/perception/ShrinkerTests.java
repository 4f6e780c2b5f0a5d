package dev.carthal.perception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.Preprocessing;
import dev.carthal.hal.inference.Quantization;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ShrinkerTests {
    private static final double STEP = 1.0 / 255;

    static Stream<FrameFormat> formats() {
        Stream<FrameFormat> yuv = Stream.of(
                        PixelFormat.I420,
                        PixelFormat.I422,
                        PixelFormat.I444,
                        PixelFormat.NV12,
                        PixelFormat.YUYV,
                        PixelFormat.GRAY8)
                .flatMap(pixels -> Stream.of(
                        FrameFormat.of(157, 121, pixels, ColorRange.FULL, ColorMatrix.BT601),
                        FrameFormat.of(157, 121, pixels, ColorRange.LIMITED, ColorMatrix.BT709),
                        FrameFormat.of(40, 30, pixels, ColorRange.LIMITED, ColorMatrix.BT2020)));
        Stream<FrameFormat> rgb = Stream.of(PixelFormat.RGB24, PixelFormat.BGR24, PixelFormat.RGBA)
                .flatMap(pixels -> Stream.of(
                        FrameFormat.of(157, 121, pixels, ColorRange.FULL, ColorMatrix.RGB),
                        FrameFormat.of(40, 30, pixels, ColorRange.LIMITED, ColorMatrix.RGB)));
        return Stream.concat(yuv, rgb);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatComesOutAsTheReferenceSays(FrameFormat format) throws DeviceException {
        Picture picture = Picture.of(format).show(ShrinkerTests::softColours);
        for (double[] place : new double[][] {{0, 0, 30}, {3.5, 1.25, 22.4}, {9, 4, 7}, {5, 2, 28}}) {
            Square square = square(place[0], place[1], place[2]);
            float[] ours = shrink(picture, square, ThreeColours.planar(32));
            double[][] reference = reference(picture, square, 32);
            double worst = 0;
            for (int i = 0; i < ours.length; i++) {
                worst = Math.max(worst, Math.abs(ours[i] - reference[i / 1024][i % 1024]));
            }
            assertThat(worst).isLessThan(STEP);
        }
    }

    @Test
    void pillowGivesTheSame() throws Exception {
        Picture picture = Picture.of(PixelFormat.RGB24, 61, 47).show((x, y) ->
                new double[] {(7 * x + 3 * y) % 256, (x * x + y) % 256, x * y % 256});
        for (String line : resource("pillow.txt").lines().toList()) {
            double[] box = numbers(line.substring(0, line.indexOf(':')));
            double[] pillow = numbers(line.substring(line.indexOf(':') + 1));
            float[] ours = shrink(picture, square(box[0], box[1], box[2] - box[0]), ThreeColours.packed(8));
            for (int i = 0; i < pillow.length; i++) {
                assertThat((double) ours[i]).isCloseTo(pillow[i] / 255, within(STEP));
            }
        }
    }

    @Test
    void theCropIsTheCentreAndTheValuesAreNormalised() throws DeviceException {
        Picture picture =
                Picture.of(PixelFormat.RGB24, 100, 60).show((x, y) -> inner(x, y) ? softColours(x, y) : new double[3]);
        Preprocessing half = Preprocessing.of(0.5, 16, 16);
        Preprocessing normalised = half.normalizing(List.of(0.5f, 0.4f, 0.3f), List.of(0.25f, 0.5f, 0.2f));

        float[] plain = shrink(
                picture,
                new Square().whole(picture.format()),
                ThreeColours.planar(16).prepared(half));
        float[] ours = shrink(
                picture,
                new Square().whole(picture.format()),
                ThreeColours.planar(16).prepared(normalised));

        double[][] reference = reference(picture, square(35, 15, 30), 16);
        float[] mean = {0.5f, 0.4f, 0.3f};
        float[] deviation = {0.25f, 0.5f, 0.2f};
        for (int i = 0; i < plain.length; i++) {
            int c = i / 256;
            assertThat((double) plain[i]).isCloseTo(reference[c][i % 256], within(STEP));
            assertThat(ours[i]).isCloseTo((plain[i] - mean[c]) / deviation[c], within(1e-4f));
        }
    }

    @Test
    void coloursOutsideTheGamutAreClamped() throws DeviceException {
        Picture picture = Picture.of(FrameFormat.of(16, 16, PixelFormat.I444, ColorRange.FULL, ColorMatrix.BT601));
        picture.frame().plane(0).fill((byte) 255);
        picture.frame().plane(2).fill((byte) 255);

        float[] ours = shrink(picture, new Square().whole(picture.format()), ThreeColours.packed(1));

        assertThat(ours[0]).isEqualTo(1f);
        assertThat(ours[2]).isCloseTo((float) ((255 - 1.772 * 128) / 255), within(1e-4f));
    }

    @Test
    void formatsThatNobodyListedWorkIfTheyDescribeThemselves() throws DeviceException {
        PixelFormat uyvy = new PixelFormat("uyvy422", List.of("UYVY"), 1, 0);
        PixelLayout layout = PixelLayout.of(FrameFormat.of(4, 1, uyvy, ColorRange.FULL, ColorMatrix.BT601));

        assertThat(layout.channels())
                .containsExactly(
                        new PixelLayout.Channel(0, 1, 2, false),
                        new PixelLayout.Channel(0, 0, 4, true),
                        new PixelLayout.Channel(0, 2, 4, true));
        assertThat(layout.luma()).isEqualTo(new PixelLayout.Channel(0, 1, 2, false));
    }

    @Test
    void pixelsThatCannotBeReadAreRefused() {
        PixelFormat bayer = new PixelFormat("bayer_rggb8", List.of("M"), 0, 0);

        assertThatThrownBy(() -> PixelLayout.of(FrameFormat.of(4, 4, bayer, ColorRange.FULL, ColorMatrix.RGB)))
                .hasMessage("pixels must be made of Y, U and V, of R, G and B, or of Y: pixels=bayer_rggb8");
        assertThatThrownBy(
                        () -> PixelLayout.of(FrameFormat.of(4, 4, PixelFormat.NV12, ColorRange.FULL, ColorMatrix.RGB)))
                .hasMessage("YUV pixels need a colour matrix, BT601, BT709 or BT2020: pixels=nv12, matrix=RGB");
    }

    @Test
    void aModelThatPicturesDoNotFitIntoIsRefused() {
        TensorSpec numbers = TensorSpec.of("image", TensorType.INT32, List.of(1L, 3L, 8L, 8L))
                .laidOut("NCHW");
        Model model = new ThreeColours(Preprocessing.of(1, 8, 8), List.of(numbers));

        assertThatThrownBy(() -> new Shrinker(Picture.of(PixelFormat.I420, 8, 8).format(), model))
                .isInstanceOf(DeviceException.class)
                .hasMessage("the model must have one input, [1, 3, 8, 8]NCHW or the same as NHWC, "
                        + "of [FLOAT32, FLOAT16, UINT8, INT8] with one scale: "
                        + "three-colours has [image INT32[1, 3, 8, 8]NCHW]");
    }

    @ParameterizedTest
    @CsvSource({
        "UINT8, NHWC, 0.003921569, 0",
        "UINT8, NCHW, 0.0078125, 128",
        "INT8, NHWC, 0.015625, -11",
        "INT8, NCHW, 0.02, 3"
    })
    void aQuantisedInputIsWithinAStepOfTheReference(TensorType type, String layout, float scale, int zero)
            throws DeviceException {
        Picture picture = Picture.of(PixelFormat.NV12, 157, 121).show(ShrinkerTests::softColours);
        Square square = square(3.5, 1.25, 22.4);
        boolean planar = layout.equals("NCHW");
        TensorSpec input = TensorSpec.of("image", type, planar ? List.of(1L, 3L, 32L, 32L) : List.of(1L, 32L, 32L, 3L))
                .laidOut(layout)
                .quantized(new Quantization(-1, List.of(scale), List.of(zero)));
        Preprocessing centred =
                Preprocessing.of(1, 32, 32).normalizing(List.of(0.5f, 0.4f, 0.3f), List.of(0.25f, 0.5f, 1f));
        float[] mean = {0.5f, 0.4f, 0.3f};
        float[] deviation = {0.25f, 0.5f, 1f};
        int least = type == TensorType.INT8 ? -128 : 0;

        byte[] ours = bytes(picture, square, new ThreeColours(centred, List.of(input)));

        double[][] reference = reference(picture, square, 32);
        double worst = 0;
        for (int i = 0; i < ours.length; i++) {
            int c = planar ? i / 1024 : i % 3;
            int pixel = planar ? i % 1024 : i / 3;
            double wanted = (reference[c][pixel] - mean[c]) / deviation[c] / scale + zero;
            int stored = type == TensorType.INT8 ? ours[i] : ours[i] & 0xFF;
            worst = Math.max(worst, Math.abs(stored - Math.clamp(wanted, least, least + 255)));
        }
        assertThat(worst).isLessThan(1);
    }

    @Test
    void halvesAreTheNearestToTheFloats() throws DeviceException {
        Picture picture = Picture.of(PixelFormat.YUYV, 60, 40).show(ShrinkerTests::softColours);
        Square square = square(5, 2, 28);
        TensorSpec halves = TensorSpec.of("image", TensorType.FLOAT16, List.of(1L, 16L, 16L, 3L))
                .laidOut("NHWC");

        byte[] stored = bytes(picture, square, new ThreeColours(Preprocessing.of(1, 16, 16), List.of(halves)));

        float[] floats = shrink(picture, square, ThreeColours.packed(16));
        for (int i = 0; i < floats.length; i++) {
            short half = MemorySegment.ofArray(stored).get(ValueLayout.JAVA_SHORT_UNALIGNED, 2L * i);
            assertThat(half).isEqualTo(Float.floatToFloat16(floats[i]));
        }
    }

    private static byte[] bytes(Picture picture, Square square, Model model) throws DeviceException {
        MemorySegment tensor = Arena.ofAuto().allocate(model.inputs().getFirst().bytes());
        new Shrinker(picture.format(), model).fill(picture.frame(), square, tensor);
        return tensor.toArray(ValueLayout.JAVA_BYTE);
    }

    private static float[] shrink(Picture picture, Square square, Model model) throws DeviceException {
        MemorySegment tensor = Arena.ofAuto().allocate(model.inputs().getFirst().bytes());
        new Shrinker(picture.format(), model).fill(picture.frame(), square, tensor);
        return tensor.toArray(ValueLayout.JAVA_FLOAT);
    }

    /// {@return R, G and B, 0..1: every pixel converted by itself, weighed by its distance, as plainly as can be}
    private static double[][] reference(Picture picture, Square square, int side) {
        double scale = square.side / side;
        double support = Math.max(1, scale);
        double[][] result = new double[3][side * side];
        for (int i = 0; i < side * side; i++) {
            int row = i / side;
            double centerX = square.left + (i % side + 0.5) * scale;
            double centerY = square.top + (row + 0.5) * scale;
            double total = 0;
            for (int y = 0; y < picture.format().height(); y++) {
                double tall = Math.max(0, 1 - Math.abs(y + 0.5 - centerY) / support);
                for (int x = 0; tall > 0 && x < picture.format().width(); x++) {
                    double weight = tall * Math.max(0, 1 - Math.abs(x + 0.5 - centerX) / support);
                    double[] rgb = weight > 0 ? Colours.rgb(picture, x, y) : new double[3];
                    for (int c = 0; c < 3; c++) {
                        result[c][i] += weight * rgb[c] / 255;
                    }
                    total += weight;
                }
            }
            for (int c = 0; c < 3; c++) {
                result[c][i] = Math.clamp(result[c][i] / total, 0, 1);
            }
        }
        return result;
    }

    private static double[] softColours(int x, int y) {
        return new double[] {
            128 + 60 * Math.sin(x * 0.7), 120 + 50 * Math.cos(y * 0.9 + x * 0.1), 110 + (x * 31 + y * 17) % 60
        };
    }

    private static boolean inner(int x, int y) {
        return x >= 30 && x < 70 && y >= 10 && y < 50;
    }

    private static Square square(double left, double top, double side) {
        Square square = new Square();
        square.left = left;
        square.top = top;
        square.side = side;
        return square;
    }

    private static double[] numbers(String text) {
        return Stream.of(text.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static String resource(String name) throws Exception {
        try (InputStream in = ShrinkerTests.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
