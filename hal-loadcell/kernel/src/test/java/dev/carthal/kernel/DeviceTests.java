package dev.carthal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceException.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            assertThatThrownBy(() -> device.ioctl(0xB407, termios)).hasMessageStartingWith("ioctl b407 failed with E");
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> Device.open(Path.of("/dev/nowhere")))
                .hasMessage("open /dev/nowhere failed with ENOENT (2)")
                .isInstanceOfSatisfying(
                        KernelException.class,
                        e -> assertThat(e.whileOpening("chips=x").kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @Test
    void whatADeviceSaysIsReadAndItsEndIsThatItIsGone(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("device"), new byte[] {1, 2, 3});
        try (Device device = Device.listen(file)) {
            byte[] into = new byte[2];
            assertThat(device.read(into, 10)).isEqualTo(2);
            assertThat(into).containsExactly(1, 2);
            assertThat(device.read(into, 10)).isEqualTo(1);
            assertThat(into[0]).isEqualTo((byte) 3);
            assertThatThrownBy(() -> device.read(into, 10))
                    .isInstanceOfSatisfying(
                            KernelException.class, e -> assertThat(e.isGone()).isTrue());
        }
    }

    @Test
    void whoSaysNothingIsWaitedForNoLongerThanAsked() throws Exception {
        try (Device device = Device.open(Path.of("/dev/ptmx"))) {
            assertThat(device.read(new byte[1], 1)).isZero();
        }
    }

    @Test
    void whatIsListenedToIsNobodyElses(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("device"));
        Device first = Device.listen(file);
        assertThatThrownBy(() -> Device.listen(file))
                .isInstanceOfSatisfying(
                        KernelException.class,
                        e -> assertThat(e.whileOpening("device=x"))
                                .hasMessageEndingWith("failed with EAGAIN (11); somebody else has it")
                                .returns(Kind.BUSY, busy -> busy.kind()));
        first.close();
        first.close();
        Device.listen(file).close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            13 | PERMISSION    | EACCES (13); a rule of udev gives it to the user's group
            16 | BUSY          | EBUSY (16); somebody else has it
            19 | NOT_FOUND     | ENODEV (19); is it plugged in?
            22 | CONFIGURATION | EINVAL (22)
            25 | UNSUPPORTED   | ENOTTY (25); it is another kind of device
            5  | OTHER         | EIO (5)
            99 | OTHER         | errno (99)
            """, quoteCharacter = '"')
    void whyIsAKind(int errno, Kind kind, String why) {
        KernelException refusal = new KernelException("open x", errno);
        assertThat(refusal.errno()).isEqualTo(errno);
        assertThat(refusal.whileOpening("chips=x"))
                .hasMessage("chips=x cannot be opened: open x failed with " + why)
                .returns(kind, e -> e.kind());
    }

    @Test
    void whatGoesWhileInUseIsLost() {
        assertThat(new KernelException("ioctl 1", 19).whileInUse("gpiochip0", Kind.TIMEOUT))
                .hasMessage("gpiochip0 is gone: ioctl 1 failed with ENODEV (19)")
                .returns(Kind.LOST, e -> e.kind());
        assertThat(new KernelException("ioctl 1", 5).whileInUse("gpiochip0", Kind.TIMEOUT))
                .returns(Kind.TIMEOUT, e -> e.kind());
    }
}
