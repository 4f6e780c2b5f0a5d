package dev.carthal.scale.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceException.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeviceTests {
    private static final int TCGETS = 0x5401;

    @Test
    void theKernelAnswersAndRefuses() throws Exception {
        try (Device device = Device.open(Path.of("/dev/ptmx"));
                Arena arena = Arena.ofConfined()) {
            MemorySegment termios = arena.allocate(60);
            device.ioctl(TCGETS, termios);
            assertThat(termios.asByteBuffer().getInt(0)).isNotEqualTo(-1);
            assertThatThrownBy(() -> device.ioctl(0xB407, termios))
                    .hasMessageStartingWith("ioctl b407 failed with errno ");
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> Device.open(Path.of("/dev/nowhere")))
                .hasMessage("open /dev/nowhere failed with errno 2")
                .isInstanceOfSatisfying(
                        KernelException.class,
                        e -> assertThat(e.whileOpening("chips=x").kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @ParameterizedTest
    @CsvSource({"13, PERMISSION", "16, BUSY", "19, NOT_FOUND", "22, CONFIGURATION", "5, OTHER"})
    void whyIsAKind(int errno, Kind kind) {
        KernelException refusal = new KernelException("open x", errno);
        assertThat(refusal.errno()).isEqualTo(errno);
        assertThat(refusal.whileOpening("chips=x"))
                .hasMessage("chips=x cannot be opened: open x failed with errno " + errno)
                .returns(kind, e -> e.kind());
    }

    @Test
    void whatGoesWhileInUseIsLost() {
        assertThat(new KernelException("ioctl 1", 19).whileInUse("gpiochip0", Kind.TIMEOUT))
                .hasMessage("gpiochip0 is gone: ioctl 1 failed with errno 19")
                .returns(Kind.LOST, e -> e.kind());
        assertThat(new KernelException("ioctl 1", 5).whileInUse("gpiochip0", Kind.TIMEOUT))
                .returns(Kind.TIMEOUT, e -> e.kind());
    }
}
