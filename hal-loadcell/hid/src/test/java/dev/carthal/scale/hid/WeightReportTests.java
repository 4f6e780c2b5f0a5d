package dev.carthal.scale.hid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hidraw.HidNode;
import dev.carthal.hidraw.ReportDescriptor;
import dev.carthal.simulator.hid.ScaleReports;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightReportTests {
    private static final int TRIES = 1_000;

    private static HidNode node(byte[] descriptor) {
        return new HidNode(Path.of("/dev/hidraw3"), "0922:8003", "", "usb-1", ReportDescriptor.of(descriptor));
    }

    private static Reading read(byte[] bytes) throws DeviceException {
        return WeightReport.of(node(ScaleReports.descriptor())).read(bytes, Reading.of(1, 0));
    }

    private static byte[] hex(String bytes) {
        return HexFormat.ofDelimiter(" ").parseHex(bytes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    03 04 0b ff 0c 00 | 1.2 oz     | [STABLE]
                    03 04 02 00 64 00 | 100 g      | [STABLE]
                    03 04 03 fd e2 04 | 1.250 kg   | [STABLE]
                    03 04 03 fd ff ff | 65.535 kg  | [STABLE]
                    03 04 02 02 64 00 | 10000 g    | [STABLE]
                    03 04 06 00 01 00 | 1 gr       | [STABLE]
                    03 02 0b ff 00 00 | 0.0 oz     | [STABLE, CENTER_OF_ZERO]
                    03 05 02 00 0a 00 | -10 g      | [UNDER_ZERO]
                    03 03 02 00 64 00 | no weight  | [MOTION]
                    03 06 02 00 64 00 | no weight  | [OVERLOAD]
                    03 07 02 00 64 00 | no weight  | [CALIBRATION_FAULT]
                    03 08 02 00 64 00 | no weight  | [NOT_ZEROED]
                    03 01 02 00 64 00 | no weight  | [HARDWARE_FAULT]
                    """)
    void aReportMeansWhatTheUsageTablesSay(String bytes, String shown, String flags) throws DeviceException {
        Reading reading = read(hex(bytes));
        assertThat(reading.indication().map(Indication::toString).orElse("no weight"))
                .isEqualTo(shown);
        assertThat(reading.flags()).hasToString(flags);
    }

    @Test
    void theReportMayHaveAnotherNumber() throws DeviceException {
        byte[] descriptor = ScaleReports.descriptor();
        descriptor[7] = 9; // Report ID (3)
        Reading reading = WeightReport.of(node(descriptor)).read(hex("09 04 0b ff 0c 00"), Reading.of(1, 0));
        assertThat(reading.indication().orElseThrow()).hasToString("1.2 oz");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    03 04 02 00 64    | the report must have 6 bytes: got 03 04 02 00 64 from /dev/hidraw3
                    03 00 02 00 64 00 | the report must have a status of 1..8: got 03 00 02 00 64 00 from /dev/hidraw3
                    03 09 02 00 64 00 | the report must have a status of 1..8: got 03 09 02 00 64 00 from /dev/hidraw3
                    03 04 00 00 64 00 | the report must have a unit of 1..12: got 03 04 00 00 64 00 from /dev/hidraw3
                    03 04 02 80 64 00 | the exponent must be -9..9: got 03 04 02 80 64 00 from /dev/hidraw3
                    03 04 08 09 64 00 | a weight must be less than 1000 t: got 03 04 08 09 64 00 from /dev/hidraw3
                    03 04 05 00 64 00 | a tael and a ton have several sizes; set the scale to another unit: got 03 04 05 00 64 00 from /dev/hidraw3
                    """)
    void whatNoScaleMaySayIsRefused(String bytes, String message) {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> read(hex(bytes)))
                .withMessage(message)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void randomBytesAreAReadingOrRefusedAndNeverAWeightInMotion(int length) {
        Random random = new Random(length);
        byte[] bytes = new byte[length];
        for (int i = 0; i < TRIES; i++) {
            random.nextBytes(bytes);
            bytes[0] = 3;
            try {
                Reading reading = read(bytes);
                boolean weighs = bytes[1] == 2 || bytes[1] == 4 || bytes[1] == 5;
                assertThat(reading.indication().isPresent()).isEqualTo(weighs);
                reading.indication().ifPresent(Indication::milligrams);
            } catch (DeviceException e) {
                assertThat(e.kind()).isEqualTo(Kind.PROTOCOL);
            }
        }
    }

    @Test
    void aScaleWithoutAWeightInItsDescriptorIsUnsupported() {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> WeightReport.of(node(hex("05 8d 09 20 a1 01 c0"))))
                .withMessage("the scale must describe a report with a weight (8D, 40): /dev/hidraw3");
    }
}
