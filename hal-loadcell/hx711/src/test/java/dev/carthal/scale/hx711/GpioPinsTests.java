package dev.carthal.scale.hx711;

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
import org.junit.jupiter.params.provider.ValueSource;

/// The requests, byte for byte as `linux/gpio.h` has them.
final class GpioPinsTests {
    private final List<String> asked = new ArrayList<>();
    private final GpioFile file = new GpioFile("chip");
    private int errno;
    private long level;

    /// Understands what the kernel would, and writes it down.
    private final class GpioFile implements Device {
        private final String name;

        GpioFile(String name) {
            this.name = name;
        }

        @Override
        public void ioctl(int request, MemorySegment argument) throws KernelException {
            if (errno != 0) {
                throw new KernelException("ioctl", errno);
            }
            switch (request) {
                case 0xC250B407 -> {
                    assertThat(argument.byteSize()).isEqualTo(592);
                    asked.add("line " + argument.get(ValueLayout.JAVA_INT, 0) + " flags "
                            + argument.get(ValueLayout.JAVA_LONG, 288) + " of "
                            + argument.get(ValueLayout.JAVA_INT, 560) + " for " + argument.getString(256));
                    argument.set(ValueLayout.JAVA_INT, 588, asked.size());
                }
                case 0xC010B40E -> argument.set(ValueLayout.JAVA_LONG, 0, level);
                case 0xC010B40F ->
                    asked.add(name + " set " + argument.get(ValueLayout.JAVA_LONG, 0) + " of "
                            + argument.get(ValueLayout.JAVA_LONG, 8));
                default -> throw new AssertionError(Integer.toHexString(request));
            }
        }

        @Override
        public int read(byte[] into, int millis) {
            throw new AssertionError("it says nothing by itself");
        }

        @Override
        public Device adopt(int descriptor) {
            return new GpioFile("line " + descriptor);
        }

        @Override
        public void close() {
            asked.add("close " + name);
        }
    }

    @Test
    void theLinesAreAskedForSetAndRead() throws Exception {
        try (GpioPins pins = GpioPins.over(file, "gpiochip0:5:6")) {
            pins.clock(true);
            pins.clock(false);
            assertThat(pins.data()).isFalse();
            level = 1;
            assertThat(pins.data()).isTrue();
        }
        assertThat(asked)
                .containsExactly(
                        "line 5 flags 4 of 1 for carthal hx711",
                        "line 6 flags 8 of 1 for carthal hx711",
                        "line 2 set 1 of 1",
                        "line 2 set 0 of 1",
                        "close line 2",
                        "close line 1");
    }

    @Test
    void aGpioChipThatIsPulledIsLost() throws Exception {
        try (GpioPins pins = GpioPins.over(file, "gpiochip0:5:6")) {
            errno = 19;
            assertThatThrownBy(pins::data)
                    .hasMessageStartingWith("gpiochip0:5:6 is gone")
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOST));
        }
    }

    @Test
    void aChipThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> GpioPins.open(Path.of("/dev"), "gpiochip99:5:6"))
                .hasMessageContaining("chips=gpiochip99:5:6")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpiochip0", "gpiochip0:5", "gpiochip0:5:5", "gpiochip0:a:6", ":5:6"})
    void whatNamesNoLinesIsRefused(String name) {
        assertThatThrownBy(() -> GpioPins.open(Path.of("/dev"), name))
                .hasMessage("chips must be CHIP:DOUT:SCK each: chips=" + name);
    }
}
