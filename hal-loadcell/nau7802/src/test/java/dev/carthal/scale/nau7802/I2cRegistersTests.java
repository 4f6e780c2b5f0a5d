package dev.carthal.scale.nau7802;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.kernel.Device;
import dev.carthal.kernel.KernelException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The requests, byte for byte as `linux/i2c-dev.h` has them.
final class I2cRegistersTests {
    private final List<String> asked = new ArrayList<>();
    private int errno;

    private final Device bus = new Device() {
        @Override
        @SuppressWarnings("restricted")
        public void ioctl(int request, MemorySegment argument) throws KernelException {
            if (errno != 0) {
                throw new KernelException("ioctl", errno);
            }
            assertThat(request).isEqualTo(0x0707);
            assertThat(argument.byteSize()).isEqualTo(16);
            int count = argument.get(ValueLayout.JAVA_INT, 8);
            MemorySegment messages = MemorySegment.ofAddress(argument.get(ValueLayout.JAVA_LONG, 0))
                    .reinterpret(16L * count);
            for (int i = 0; i < count; i++) {
                asked.add(message(messages.asSlice(16L * i, 16)));
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
    };

    @SuppressWarnings("restricted")
    private static String message(MemorySegment message) {
        int length = message.get(ValueLayout.JAVA_SHORT, 4);
        MemorySegment buffer =
                MemorySegment.ofAddress(message.get(ValueLayout.JAVA_LONG, 8)).reinterpret(length);
        boolean reads = message.get(ValueLayout.JAVA_SHORT, 2) == 1;
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (reads) {
                buffer.set(ValueLayout.JAVA_BYTE, i, (byte) (0xA0 + i));
            }
            bytes.append(" %02x".formatted(buffer.get(ValueLayout.JAVA_BYTE, i)));
        }
        return (reads ? "read " : "write ") + "%02x:".formatted(message.get(ValueLayout.JAVA_SHORT, 0)) + bytes;
    }

    @Test
    void registersAreReadInOneTransferAndWrittenInAnother() throws Exception {
        try (I2cRegisters registers = new I2cRegisters("i2c-1", bus)) {
            byte[] output = new byte[3];
            registers.read(0x12, output);
            assertThat(output).containsExactly(0xA0, 0xA1, 0xA2);
            registers.write(0x01, 0x27);
            assertThat(registers.read(0x1F)).isEqualTo(0xA0);
        }
        assertThat(asked)
                .containsExactly(
                        "write 2a: 12", "read 2a: a0 a1 a2", "write 2a: 01 27", "write 2a: 1f", "read 2a: a0", "close");
    }

    @ParameterizedTest
    @CsvSource({"6, LOST", "121, LOST", "110, PROTOCOL", "5, PROTOCOL"})
    void aChipThatDoesNotAcknowledgeIsLostAndABusThatFailsIsNot(int error, Kind kind) throws Exception {
        try (I2cRegisters registers = new I2cRegisters("i2c-1", bus)) {
            errno = error;
            assertThatThrownBy(() -> registers.read(0x1F))
                    .hasMessageContaining("the NAU7802 on i2c-1")
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        }
    }

    @Test
    void aBusThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> I2cRegisters.open(Path.of("/dev"), "i2c-99"))
                .hasMessageContaining("chips=i2c-99")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    }
}
