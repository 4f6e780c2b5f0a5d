package dev.carthal.perception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.inference.Quantization;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutputReaderTests {
    private static final Quantization STEPS = new Quantization(-1, List.of(1f / 256), List.of(-128));

    @Test
    void bytesMeanStepsFromTheZeroPoint() {
        MemorySegment tensor = MemorySegment.ofArray(new byte[] {-128, 0, 127});
        OutputReader signed = OutputReader.of(tensor(TensorType.INT8).quantized(STEPS));
        assertThat(signed.at(tensor, 0)).isZero();
        assertThat(signed.at(tensor, 1)).isEqualTo(0.5f);
        assertThat(signed.at(tensor, 2)).isEqualTo(255f / 256);
        assertThat(signed.error()).isEqualTo(1.0 / 512);

        OutputReader unsigned = OutputReader.of(
                tensor(TensorType.UINT8).quantized(new Quantization(-1, List.of(1f / 256), List.of(0))));
        assertThat(unsigned.at(tensor, 0)).isEqualTo(0.5f);
    }

    @Test
    void halvesAndFloatsMeanThemselves() {
        MemorySegment halves = MemorySegment.ofArray(new short[] {0, Float.floatToFloat16(0.25f)});
        assertThat(OutputReader.of(tensor(TensorType.FLOAT16)).at(halves, 1)).isEqualTo(0.25f);
        MemorySegment floats = MemorySegment.ofArray(new float[] {0, 0.1f});
        assertThat(OutputReader.of(tensor(TensorType.FLOAT32)).at(floats, 1)).isEqualTo(0.1f);
    }

    @Test
    void bytesWithoutAMeaningAndWholeNumbersAreNoProbabilities() {
        assertThat(OutputReader.reads(tensor(TensorType.INT8))).isFalse();
        assertThat(OutputReader.reads(tensor(TensorType.INT64))).isFalse();
        assertThat(OutputReader.reads(tensor(TensorType.INT8).quantized(STEPS))).isTrue();
    }

    private static TensorSpec tensor(TensorType type) {
        return TensorSpec.of("probabilities", type, List.of(1L, 3L));
    }
}
