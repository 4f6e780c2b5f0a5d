package dev.carthal.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carthal.hal.DeviceException.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class StreamTypesTests {
    @Nested
    class ANext {
        @Test
        void carriesWhatCame() {
            Gap gap = new Gap("scale/basket", 1, 2, "unplugged");
            assertThat(Next.item("x")).isEqualTo(new Next.Item<>("x"));
            assertThat(Next.missing(gap)).isEqualTo(new Next.Missing<>(gap));
            assertThat(Next.end("over")).isEqualTo(new Next.End<>("over"));
        }

        @Test
        void ofSilenceIsOneObject() {
            assertThat(Next.<String>silence()).isSameAs(Next.<Integer>silence()).isEqualTo(new Next.Silence<String>());
        }
    }

    @Nested
    class AGap {
        @Test
        void mayBeEmpty() {
            assertThat(new Gap("scale/basket", 5, 5, "").fromNanos()).isEqualTo(5);
        }

        @Test
        void doesNotEndBeforeItBegins() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Gap("scale/basket", 5, 4, "unplugged"))
                    .withMessage("a gap must not end before it begins: fromNanos=5, toNanos=4");
        }
    }

    @Nested
    class AnIdentity {
        private final DeviceIdentity port = new DeviceIdentity("path", "/dev/ttyUSB0");

        @Test
        void clashesWithItself() {
            assertThat(port.clashesWith(new DeviceIdentity("path", "/dev/ttyUSB0")))
                    .isTrue();
            assertThat(port.clashesWith(new DeviceIdentity("path", "/dev/ttyUSB1")))
                    .isFalse();
            assertThat(port.clashesWith(new DeviceIdentity("usb", "/dev/ttyUSB0")))
                    .isFalse();
        }

        @Test
        void thatIsUnknownClashesWithNothing() {
            assertThat(DeviceIdentity.UNKNOWN.clashesWith(DeviceIdentity.UNKNOWN))
                    .isFalse();
            assertThat(port.clashesWith(DeviceIdentity.UNKNOWN)).isFalse();
        }
    }

    @Test
    void aDriverIsExclusiveAndDoesNotKnowItsDeviceUnlessItSaysSo() throws DeviceException {
        Driver driver = new Driver() {};
        assertThat(driver.sharing()).isEqualTo(Sharing.EXCLUSIVE);
        assertThat(driver.identify(DeviceConfig.of("scale/basket", java.util.Map.of())))
                .isEqualTo(DeviceIdentity.UNKNOWN);
    }

    @Test
    void aDeviceExceptionHasAKind() {
        IOException cause = new IOException("EIO");
        DeviceException e = new DeviceException(Kind.LOST, "unplugged: /dev/ttyUSB0", cause);
        assertThat(e.kind()).isEqualTo(Kind.LOST);
        assertThat(e).hasMessage("unplugged: /dev/ttyUSB0").hasCause(cause);
        assertThat(new DeviceException(Kind.BUSY, "in use"))
                .hasMessage("in use")
                .hasNoCause();
    }
}
