package dev.carthal.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.launcher.LaunchException.Fault;
import org.junit.jupiter.api.Test;

class ImageFaultTests {
    @Test
    void aReasonThatSomebodyWroteIsForTheUser() {
        assertThat(ImageFault.report("scale/basket: path must be there: path=/dev/ttyUSB9")
                        .fault())
                .isEqualTo(Fault.USER);
    }

    @Test
    void anExceptionOfADriverIsOurs() {
        assertThat(ImageFault.report("scale/basket: java.lang.NullPointerException: line")
                        .fault())
                .isEqualTo(Fault.OURS);
        assertThat(ImageFault.report("scale/basket: java.lang.UnsatisfiedLinkError")
                        .fault())
                .isEqualTo(Fault.OURS);
    }
}
