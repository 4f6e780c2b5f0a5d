package dev.carthal.hal.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.carthal.hal.Sharing;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TensorTests {
    private static final TensorSpec IMAGE = TensorSpec.of("image", TensorType.FLOAT32, List.of(-1L, 3L, 128L, 128L));

    @Nested
    class ATensor {
        @Test
        void countsADynamicExtentAsOne() {
            assertThat(IMAGE.elements()).isEqualTo(3 * 128 * 128);
            assertThat(IMAGE.bytes()).isEqualTo(4 * 3 * 128 * 128);
            assertThat(TensorSpec.of("scalar", TensorType.INT64, List.of()).bytes())
                    .isEqualTo(8);
        }

        @ParameterizedTest
        @CsvSource({"FLOAT32, 4", "FLOAT16, 2", "UINT8, 1", "INT8, 1", "INT32, 4", "INT64, 8"})
        void hasElementsOfItsType(TensorType type, int bytes) {
            assertThat(TensorSpec.of("x", type, List.of(10L)).bytes()).isEqualTo(10L * bytes);
        }

        @Test
        void isMoreThanItsShape() {
            Quantization quantization = new Quantization(-1, List.of(0.5f), List.of(128));
            TensorSpec more = IMAGE.laidOut("NCHW").quantized(quantization);
            assertThat(more.layout()).isEqualTo("NCHW");
            assertThat(more.quantization()).contains(quantization);
            assertThat(IMAGE.layout()).isEmpty();
            assertThat(IMAGE.quantization()).isEmpty();
            assertThat(more).isNotEqualTo(IMAGE);
            assertThat(IMAGE.laidOut("NCHW")).hasToString("image FLOAT32[-1, 3, 128, 128]NCHW");
        }

        @Test
        void hasExtents() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TensorSpec.of("image", TensorType.UINT8, List.of(1L, 0L)))
                    .withMessage("an extent must be 1 or more, or -1: image[1, 0]");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TensorSpec.of("image", TensorType.UINT8, List.of(-2L)));
        }

        @Test
        void tooLargeToCountIsRefused() {
            TensorSpec huge = TensorSpec.of("huge", TensorType.INT8, List.of(1L << 40, 1L << 40));
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(huge::elements);
        }

        @Test
        void ofTooManyBytesIsRefused() {
            TensorSpec huge = TensorSpec.of("huge", TensorType.INT64, List.of(1L << 62));
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(huge::bytes);
        }
    }

    @Nested
    class AnElement {
        @ParameterizedTest
        @CsvSource({
            "FLOAT32, 0.1, 0.1",
            "FLOAT16, 0.1, 0.1",
            "UINT8, 0.1, 0",
            "UINT8, 300, 255",
            "INT8, -3.5, -4",
            "INT8, -300, -128",
            "INT32, -70000.4, -70000",
            "INT64, 5000000000, 5000000000"
        })
        void isTheNearestThatItsTypeHas(TensorType type, double value, double stored) {
            TensorSpec spec = TensorSpec.of("t", type, List.of(3L));
            MemorySegment tensor = Arena.ofAuto().allocate(spec.bytes());
            spec.write(tensor, 2, value);
            assertThat(spec.read(tensor, 2)).isCloseTo(stored, within(1e-4));
            assertThat(spec.read(tensor, 1)).isZero();
        }

        @Test
        void ofAQuantisedTensorMeansSteps() {
            TensorSpec spec = TensorSpec.of("t", TensorType.INT8, List.of(2L, 3L))
                    .quantized(new Quantization(0, List.of(0.5f, 0.25f), List.of(0, 10)));
            MemorySegment tensor = Arena.ofAuto().allocate(spec.bytes());
            for (int i = 0; i < 6; i++) {
                spec.write(tensor, i, 1);
            }
            assertThat(tensor.toArray(ValueLayout.JAVA_BYTE)).containsExactly(2, 2, 2, 14, 14, 14);
            assertThat(spec.read(tensor, 4)).isEqualTo(1);
        }
    }

    @Nested
    class AQuantization {
        @Test
        void isForTheWholeTensorOrAlongAnAxis() {
            assertThat(new Quantization(0, List.of(0.5f, 0.25f), List.of(0, 1)).scales())
                    .hasSize(2);
        }

        @Test
        void hasListsThatFit() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Quantization(-1, List.of(0.5f, 0.25f), List.of(0, 1)))
                    .withMessage("scales and zero points must be as many, and one without an axis: axis=-1,"
                            + " scales=[0.5, 0.25], zeroPoints=[0, 1]");
            assertThatIllegalArgumentException().isThrownBy(() -> new Quantization(0, List.of(0.5f), List.of(0, 1)));
            assertThatIllegalArgumentException().isThrownBy(() -> new Quantization(0, List.of(), List.of()));
        }

        @ParameterizedTest
        @CsvSource({"0", "-1", "NaN"})
        void hasScalesAboveZero(float scale) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Quantization(-1, List.of(scale), List.of(0)))
                    .withMessage("a scale must be above 0: scale=" + scale);
        }
    }

    @Nested
    class APreprocessing {
        private final Preprocessing plain = Preprocessing.of(0.9, 128, 96);

        @Test
        void isDataOfTheModel() {
            Preprocessing all = plain.normalizing(List.of(0.1f, 0.2f, 0.3f), List.of(0.4f, 0.5f, 0.6f));
            assertThat(all.cropFraction()).isEqualTo(0.9);
            assertThat(all.width()).isEqualTo(128);
            assertThat(all.height()).isEqualTo(96);
            assertThat(all.mean()).containsExactly(0.1f, 0.2f, 0.3f);
            assertThat(all.deviation()).containsExactly(0.4f, 0.5f, 0.6f);
            assertThat(plain.mean()).containsExactly(0f, 0f, 0f);
            assertThat(plain.deviation()).containsExactly(1f, 1f, 1f);
        }

        @ParameterizedTest
        @CsvSource({"0", "-0.5", "1.01", "NaN"})
        void cutsAPartOfThePicture(double fraction) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Preprocessing.of(fraction, 128, 128))
                    .withMessage("the crop fraction must be above 0 and at most 1: cropFraction=" + fraction);
        }

        @Test
        void makesPixels() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Preprocessing.of(1, 0, 128))
                    .withMessage("the input must have pixels: 0×128");
        }

        @Test
        void hasThreeOfEach() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plain.normalizing(List.of(0f, 0f), List.of(1f, 1f, 1f)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plain.normalizing(List.of(0f, 0f, 0f), List.of(1f, 0f, 1f)))
                    .withMessage("mean and deviation must be three, deviations above 0: mean=[0.0, 0.0, 0.0],"
                            + " deviation=[1.0, 0.0, 1.0]");
        }
    }

    @Test
    void backendsAreShareableUnlessTheySayOtherwise() {
        InferenceDriver driver = new InferenceDriver() {
            @Override
            public boolean reads(ModelVariant variant) {
                return false;
            }

            @Override
            public ModelSession open(Model model, ModelVariant variant, dev.carthal.hal.DeviceContext context) {
                throw new IllegalStateException("nothing is opened here");
            }
        };
        assertThat(driver.sharing()).isEqualTo(Sharing.SHAREABLE);
    }
}
