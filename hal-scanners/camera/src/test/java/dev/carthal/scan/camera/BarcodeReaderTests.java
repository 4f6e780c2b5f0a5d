package dev.carthal.scan.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.camera.PixelFormat;
import dev.carthal.scan.barcodes.BarcodeReader;
import dev.carthal.scan.barcodes.Code;
import dev.carthal.scan.barcodes.Luma;
import dev.carthal.scan.barcodes.Search;
import dev.carthal.scan.barcodes.Symbology;
import dev.carthal.scan.camera.Scene.Print;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarcodeReaderTests {
    private static final String DIGITS = "4006381333931";
    private static final Code CODE = new Code(Symbology.EAN_13, "]E0", DIGITS);
    private static final Set<Symbology> RETAIL = EnumSet.of(Symbology.EAN_13, Symbology.EAN_8, Symbology.UPC_A);
    private static final Search SEARCH = new Search(6, 60, 3);

    private final Luma luma = new Luma();
    private final BarcodeReader reader = new BarcodeReader(RETAIL, SEARCH);

    private void take(Scene scene) {
        take(scene, PixelFormat.GRAY8);
    }

    private void take(Scene scene, PixelFormat format) {
        assertThat(luma.take(scene.seen(format))).isTrue();
    }

    @Nested
    class ALabel {
        @ParameterizedTest
        @ValueSource(doubles = {1.5, 2.2, 4})
        void isReadAtEveryRotation(double module) {
            for (int degrees = 0; degrees < 360; degrees += 5) {
                take(Scene.blots(degrees).with(Print.ean13(DIGITS, module), degrees));
                assertThat(reader.read(luma)).as("turned by " + degrees).containsExactly(CODE);
            }
        }

        @Test
        void isReadInALargePicture() {
            for (int degrees = 0; degrees < 360; degrees += 20) {
                Scene scene = new Scene(1280, 720, degrees).withBlots().withPrint();
                take(scene.with(Print.ean13(DIGITS, 2), degrees, 900, 300));
                assertThat(reader.read(luma)).as("turned by " + degrees).containsExactly(CODE);
            }
        }

        @Test
        void isSmallerWhereLinesAreCloser() {
            var closer = new BarcodeReader(RETAIL, new Search(9, 120, 3));
            int read = 0;
            int readCloser = 0;
            for (int degrees = 0; degrees < 360; degrees += 20) {
                take(Scene.blots(degrees).with(Print.ean13(DIGITS, 1.4), degrees));
                read += reader.read(luma).size();
                readCloser += closer.read(luma).size();
            }
            assertThat(readCloser).isGreaterThan(read).isGreaterThan(14);
        }

        @Test
        void isReadUprightAndUpsideDownWithOneAngle() {
            var upright = new BarcodeReader(RETAIL, new Search(1, 60, 3));
            for (int degrees : new int[] {-8, 0, 8, 172, 180, 188}) {
                take(Scene.blots(degrees).with(Print.ean13(DIGITS, 2), degrees));
                assertThat(upright.read(luma)).as("turned by " + degrees).containsExactly(CODE);
            }
            take(Scene.blots(1).with(Print.ean13(DIGITS, 2), 90));
            assertThat(upright.read(luma)).isEmpty();
        }

        @Test
        void countsOnlyIfEnoughLinesReadIt() {
            var print = new Print(Symbology.EAN_13, DIGITS, 2, 0.09); // two lines can cross it, not three
            take(Scene.blots(7).with(print, 0));
            assertThat(reader.read(luma)).isEmpty();
            assertThat(new BarcodeReader(RETAIL, new Search(6, 60, 2)).read(luma))
                    .containsExactly(CODE);
        }
    }

    @Nested
    class APictureWithoutLabel {
        @Test
        void givesNoneIfItIsBlank() {
            for (int seed = 0; seed < 20; seed++) {
                take(new Scene(640, 480, seed));
                assertThat(reader.read(luma)).isEmpty();
            }
        }

        @Test
        void givesNoneIfItIsFullOfBlotsAndPrint() {
            Set<Symbology> slow = EnumSet.of(
                    Symbology.DATABAR, Symbology.QR, Symbology.DATA_MATRIX, Symbology.PDF_417, Symbology.AZTEC);
            var all = new BarcodeReader(EnumSet.allOf(Symbology.class), SEARCH);
            var most = new BarcodeReader(EnumSet.complementOf(EnumSet.copyOf(slow)), SEARCH);
            for (int seed = 0; seed < 100; seed++) {
                take(Scene.blots(seed).withPrint());
                assertThat((seed < 3 ? all : most).read(luma))
                        .as("seed " + seed)
                        .isEmpty();
            }
        }
    }

    @Nested
    class TheSymbology {
        private Set<Code> read(Print print, Set<Symbology> wanted) {
            take(Scene.blots(11).with(print, 40));
            return Set.copyOf(new BarcodeReader(wanted, SEARCH).read(luma));
        }

        @Test
        void isToldWithEachCodeOfAPicture() {
            take(Scene.blots(3)
                    .with(Print.ean13("9521234000013", 1.8), 20, 150, 120)
                    .with(new Print(Symbology.EAN_8, "96385074", 2), 75, 470, 130)
                    .with(new Print(Symbology.UPC_A, "036000291452", 2), -10, 330, 360));
            assertThat(reader.read(luma))
                    .containsExactlyInAnyOrder(
                            new Code(Symbology.EAN_13, "]E0", "9521234000013"),
                            new Code(Symbology.EAN_8, "]E4", "96385074"),
                            new Code(Symbology.UPC_A, "]E0", "036000291452"));
        }

        @Test
        void mustBeAmongThoseThatAreWanted() {
            assertThat(read(Print.ean13(DIGITS, 2), EnumSet.complementOf(EnumSet.of(Symbology.EAN_13))))
                    .isEmpty();
            assertThat(read(new Print(Symbology.EAN_8, "96385074", 2), Set.of(Symbology.EAN_13)))
                    .isEmpty();
        }

        @Test
        void isEan13ForAnUpcALabelWhereOnlyThatIsWanted() {
            assertThat(read(new Print(Symbology.UPC_A, "036000291452", 2), Set.of(Symbology.EAN_13)))
                    .containsExactly(new Code(Symbology.EAN_13, "]E0", "0036000291452"));
        }

        @Test
        void upcEIsToldAsTheUpcAThatItStandsFor() {
            assertThat(read(new Print(Symbology.UPC_E, "04252614", 2.5), Set.of(Symbology.UPC_E)))
                    .containsExactly(new Code(Symbology.UPC_E, "]E0", "042100005264"));
        }

        @Test
        void code128HasItsText() {
            assertThat(read(new Print(Symbology.CODE_128, "CARTHAL-7", 2), Set.of(Symbology.CODE_128)))
                    .containsExactly(new Code(Symbology.CODE_128, "]C0", "CARTHAL-7"));
        }

        @Test
        void itf14HasFourteenDigitsOfWhichTheLastIsRight() {
            var itf14 = Set.of(Symbology.ITF_14);
            for (int degrees = 0; degrees < 360; degrees += 30) {
                take(Scene.blots(degrees).with(new Print(Symbology.ITF_14, "14006381333938", 2), degrees));
                assertThat(new BarcodeReader(itf14, SEARCH).read(luma))
                        .as("turned by " + degrees)
                        .containsExactly(new Code(Symbology.ITF_14, "]I1", "14006381333938"));
            }
            assertThat(read(new Print(Symbology.ITF_14, "14006381333939", 2), itf14))
                    .isEmpty();
            assertThat(read(new Print(Symbology.ITF_14, "006381333931", 2), itf14))
                    .isEmpty();
            assertThat(read(new Print(Symbology.ITF_14, "0014006381333938", 2), itf14))
                    .isEmpty();
        }

        @Test
        void code39HasItsText() {
            assertThat(read(new Print(Symbology.CODE_39, "CART-7 $/+%", 2), Set.of(Symbology.CODE_39)))
                    .containsExactly(new Code(Symbology.CODE_39, "]A0", "CART-7 $/+%"));
        }

        @Test
        void gs1HasItsSeparatorsAsTheByte1D() {
            char fnc1 = '\u00f1';
            assertThat(read(
                            new Print(Symbology.CODE_128, fnc1 + "10AB" + fnc1 + "2112", 2),
                            Set.of(Symbology.CODE_128)))
                    .containsExactly(new Code(Symbology.CODE_128, "]C1", "10AB\u001d2112"));
        }
    }

    static Stream<PixelFormat> formats() {
        return Stream.of(
                PixelFormat.I420,
                PixelFormat.NV12,
                PixelFormat.YUYV,
                PixelFormat.RGB24,
                PixelFormat.BGR24,
                PixelFormat.RGBA);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void brightnessIsTakenFromAnyFormat(PixelFormat format) {
        take(Scene.blots(5).with(Print.ean13(DIGITS, 2), 40), format);
        assertThat(reader.read(luma)).containsExactly(CODE);
    }
}
