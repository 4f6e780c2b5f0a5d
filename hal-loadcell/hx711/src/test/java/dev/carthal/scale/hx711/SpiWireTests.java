package dev.carthal.scale.hx711;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.kernel.Device;
import dev.carthal.kernel.KernelException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpiWireTests {
    private static final HexFormat HEX = HexFormat.of();

    /// The first four are those of the Rust crate hx711_spi, the others follow from the datasheet.
    @ParameterizedTest
    @CsvSource({
        "55555555555555, 0",
        "aaaaaaaaaaaaaa, -1",
        "ffffffffffffff, -1",
        "27272727272727, 5592405",
        "000000000003ff, 1",
        "030c0f30333cff, 1193046",
        "3fffffffffffff, 8388607",
        "c00000000000ff, -8388608"
    })
    void whatIsReceivedTwiceIsCountedOnce(String received, int counts) {
        assertThat(SpiWire.counts(HEX.parseHex(received))).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"A128, aaaaaaaaaaaa80", "B32, aaaaaaaaaaaaa0", "A64, aaaaaaaaaaaaa8"})
    void aPulseIsAOneAndAZero(Gain gain, String sent) {
        assertThat(HEX.formatHex(SpiWire.pulses(gain))).isEqualTo(sent);
    }

    /// A bus that answers with the same bytes each time, and remembers what it was sent.
    private static final class Answering implements SpiLine {
        private final byte[] answer;
        private final List<byte[]> sent;

        Answering(byte[] answer, List<byte[]> sent) {
            this.answer = answer;
            this.sent = sent;
        }

        @Override
        public void transfer(byte[] out, byte[] in) {
            sent.add(out.clone());
            System.arraycopy(answer, 0, in, 0, Math.min(in.length, answer.length));
        }

        @Override
        public void close() {}
    }

    private final List<byte[]> sent = new ArrayList<>();

    private SpiWire wire(String answer, int hertz) {
        return new SpiWire(new Answering(HEX.parseHex(answer), sent), "spidev0.0", Gain.A128, hertz);
    }

    @Test
    void theLastBitOfALookSaysWhetherAConversionWaits() throws Exception {
        assertThat(wire("fe", 1_000_000).isReady()).isTrue();
        assertThat(wire("ff", 1_000_000).isReady()).isFalse();
        assertThat(sent).allSatisfy(bytes -> assertThat(bytes).containsExactly(0));
    }

    @Test
    void aChipThatIsNotDoneAfterAllPulsesIsRejected() {
        assertThatThrownBy(() -> wire("00000000000300", 1_000_000).read())
                .hasMessage("a conversion of spidev0.0 is rejected: DOUT is low after the last pulse");
    }

    @ParameterizedTest
    @CsvSource({"20000, 25", "1000000, 1250", "5000000, 4000"})
    void aResetIsTenMillisecondsOfOnesAndThenLow(int hertz, int ones) throws Exception {
        SpiWire wire = wire("", hertz);
        wire.beginReset();
        wire.endReset();
        assertThat(sent).singleElement().satisfies(bytes -> {
            assertThat(bytes).hasSize(ones + 1).endsWith((byte) 0);
            assertThat(bytes[ones - 1]).isEqualTo((byte) 0xFF);
        });
    }

    /// Understands what the kernel would.
    private static final class SpiFile implements Device {
        private final List<String> asked = new ArrayList<>();

        @Override
        public void ioctl(int request, MemorySegment argument) throws KernelException {
            if (request == 0x40206B00) {
                asked.add("message of " + argument.get(ValueLayout.JAVA_INT, 16) + " bytes at "
                        + argument.get(ValueLayout.JAVA_INT, 20) + " Hz, " + argument.get(ValueLayout.JAVA_BYTE, 26)
                        + " bits, from and to memory: "
                        + (argument.get(ValueLayout.JAVA_LONG, 0) != argument.get(ValueLayout.JAVA_LONG, 8)));
                assertThat(argument.byteSize()).isEqualTo(32);
            } else {
                asked.add(Integer.toHexString(request) + " " + argument.get(ValueLayout.JAVA_BYTE, 0));
            }
        }

        @Override
        public int read(byte[] into, int millis) {
            throw new AssertionError("it says nothing by itself");
        }

        @Override
        public Device adopt(int descriptor) {
            throw new AssertionError("there is nothing to adopt: " + descriptor);
        }

        @Override
        public void close() {
            asked.add("close");
        }
    }

    @Test
    void theKernelIsAskedForModeOneAndWholeTransfers() throws Exception {
        SpiFile file = new SpiFile();
        try (SpiDevice device = SpiDevice.over(file, "spidev0.0", 1_000_000)) {
            device.transfer(new byte[7], new byte[7]);
        }
        assertThat(file.asked)
                .containsExactly(
                        "40016b01 1", "message of 7 bytes at 1000000 Hz, 8 bits, from and to memory: true", "close");
    }

    @Test
    void aBusThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> SpiDevice.open(Path.of("/dev"), "spidev99.0", 1_000_000))
                .hasMessageContaining("chips=spidev99.0");
    }
}
