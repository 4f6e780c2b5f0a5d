package dev.carthal.backend.tflite;

import static dev.carthal.backend.tflite.Sessions.open;
import static dev.carthal.backend.tflite.Sessions.x;
import static dev.carthal.backend.tflite.Sessions.y;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.inference.Quantization;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is not as its manifest says, or cannot be run, is found when it is loaded.
@Timeout(120)
class LyingModelTests {
    private static final byte[] SUM = Models.sum(Flatbuffer.FLOAT32, 1, 4);
    private static final TensorSpec IN = x(TensorType.FLOAT32, 1L, 4L);
    private static final TensorSpec OUT = y(TensorType.FLOAT32, 1L, 4L);

    private static AbstractThrowableAssert<?, ?> refused(byte[] content, TensorSpec in, TensorSpec out, Kind kind) {
        var refusal = assertThatThrownBy(() -> open(content, in, out).close()).isInstanceOf(DeviceException.class);
        refusal.satisfies(e -> assertThat(((DeviceException) e).kind()).isEqualTo(kind));
        return refusal;
    }

    @Test
    void aShapeIsRefusedWithBoth() {
        refused(SUM, x(TensorType.FLOAT32, 1L, 5L), OUT, Kind.CONFIGURATION)
                .hasMessage("the model has input x of shape [1, 4], its manifest says [1, 5]");
        refused(SUM, x(TensorType.FLOAT32, 4L), OUT, Kind.CONFIGURATION)
                .hasMessage("the model has input x of shape [1, 4], its manifest says [4]");
        refused(SUM, x(TensorType.FLOAT32, -1L, 4L), OUT, Kind.CONFIGURATION)
                .hasMessage("the model has input x of shape [1, 4], its manifest says [-1, 4]");
    }

    @Test
    void aTypeIsRefusedWithBoth() {
        refused(SUM, IN, y(TensorType.UINT8, 1L, 4L), Kind.CONFIGURATION)
                .hasMessage("the model has output y of type FLOAT32, its manifest says UINT8");
    }

    @Test
    void aNameIsRefusedWithBoth() {
        refused(SUM, TensorSpec.of("picture", TensorType.FLOAT32, List.of(1L, 4L)), OUT, Kind.CONFIGURATION)
                .hasMessage("the model has inputs [x], its manifest says [picture]");
    }

    @Test
    void aShapeThatTheFileItselfHasWrongIsRefused() {
        refused(Models.untrue(), IN, y(TensorType.FLOAT32, 1L, 5L), Kind.CONFIGURATION)
                .hasMessage("the model has output y of shape [1, 4], its manifest says [1, 5]");
    }

    @Test
    void aMeaningOfIntegersIsRefusedWithBoth() {
        byte[] sum = Models.quantizedSum(Flatbuffer.INT8, 3);
        TensorSpec out = y(TensorType.INT8, 1L, 4L).quantized(new Quantization(-1, List.of(1f), List.of(3)));
        refused(sum, x(TensorType.INT8, 1L, 4L), out, Kind.CONFIGURATION)
                .hasMessage("the model has input x of quantization Quantization[axis=-1, scales=[0.5],"
                        + " zeroPoints=[3]], its manifest says none");
        TensorSpec off = x(TensorType.INT8, 1L, 4L).quantized(new Quantization(-1, List.of(0.5f), List.of(4)));
        refused(sum, off, out, Kind.CONFIGURATION)
                .hasMessageContaining("zeroPoints=[3]]")
                .hasMessageContaining("zeroPoints=[4]]");
    }

    @Test
    void aMeaningForEachChannelIsRead() throws Exception {
        Quantization meaning = new Quantization(1, List.of(0.5f, 0.25f), List.of(0, 0));
        TensorSpec in = x(TensorType.INT8, 1L, 2L).quantized(meaning);
        try (ModelSession session =
                open(Models.perChannel(), in, y(TensorType.INT8, 1L, 2L).quantized(meaning))) {
            assertThat(session.invocations()).hasSize(1);
        }
        refused(Models.perChannel(), in, y(TensorType.INT8, 1L, 2L), Kind.CONFIGURATION)
                .hasMessageContaining("scales=[0.5, 0.25]");
    }

    @Test
    void aFileThatEndsEarlyIsCorrupt() {
        refused(Arrays.copyOf(SUM, SUM.length - 40), IN, OUT, Kind.CORRUPT)
                .hasMessage("variant small cannot be loaded: its " + (SUM.length - 40)
                        + " bytes are no model of TensorFlow Lite, or not the whole of one");
        refused(new byte[0], IN, OUT, Kind.CORRUPT);
    }

    @Test
    void anOperatorThatTheEngineLacksIsNamed() {
        refused(Models.unknown(), IN, OUT, Kind.UNSUPPORTED)
                .hasMessageStartingWith("variant small cannot be loaded: ")
                .hasMessageContaining("unresolved custom op: NoSuchOperator");
    }
}
