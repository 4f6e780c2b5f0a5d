package dev.carthal.hal.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormatTests {
    private static FrameFormat format(int width, int height) {
        return FrameFormat.of(width, height, PixelFormat.I420, ColorRange.FULL, ColorMatrix.BT601);
    }

    @Test
    void formatsAreEqualWhenAllOfThemIs() {
        assertThat(format(640, 480)).isEqualTo(format(640, 480)).isNotEqualTo(format(480, 640));
        assertThat(format(640, 480))
                .isNotEqualTo(FrameFormat.of(640, 480, PixelFormat.I420, ColorRange.LIMITED, ColorMatrix.BT601));
        assertThat(format(640, 480).width()).isEqualTo(640);
        assertThat(format(640, 480).height()).isEqualTo(480);
        assertThat(format(640, 480).pixels()).isEqualTo(PixelFormat.I420);
        assertThat(format(640, 480).range()).isEqualTo(ColorRange.FULL);
        assertThat(format(640, 480).matrix()).isEqualTo(ColorMatrix.BT601);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void dimensionsAreInRange(int wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> format(wrong, 480))
                .withMessage("width must be 1..65535: width=" + wrong);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> format(640, wrong))
                .withMessage("height must be 1..65535: height=" + wrong);
        assertThat(format(65_535, 1).width()).isEqualTo(65_535);
    }

    @Test
    void pixelsHaveAPlaneForEachKindOfSample() {
        assertThat(PixelFormat.I420.planes()).isEqualTo(3);
        assertThat(PixelFormat.NV12.planes()).isEqualTo(2);
        assertThat(PixelFormat.YUYV.planes()).isEqualTo(1);
        assertThat(PixelFormat.GRAY8.planes()).isEqualTo(1);
    }

    @Test
    void pixelsOfAnyLayoutCanBeDescribed() {
        List<String> samples = new ArrayList<>(List.of("Y", "VU"));
        PixelFormat nv21 = new PixelFormat("nv21", samples, 1, 1);
        samples.clear();
        assertThat(nv21.samples()).containsExactly("Y", "VU");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PixelFormat("none", List.of(), 0, 0))
                .withMessage("a pixel format must have a plane: none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PixelFormat("yuv410p", List.of("Y", "U", "V"), 2, 2))
                .withMessage("chroma shifts must be 0 or 1: yuv410p has 2 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PixelFormat("odd", List.of("Y"), -1, 0))
                .withMessage("chroma shifts must be 0 or 1: odd has -1 and 0");
    }
}
