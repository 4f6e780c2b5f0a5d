package dev.carthal.hidraw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReportDescriptorTests {
    private static final int TRIES = 2_000;
    /// The keyboard of HID 1.11, appendix B.1: its reports have no numbers.
    private static final String KEYBOARD = """
            05 01 09 06 a1 01
            05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02
            95 01 75 08 81 01
            95 05 75 01 05 08 19 01 29 05 91 02
            95 01 75 03 91 01
            95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00
            c0""";

    private static ReportDescriptor of(String hex) {
        return ReportDescriptor.of(bytes(hex));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    @Test
    void aKeyboardSendsEightBytesWithModifiersAndKeys() {
        ReportDescriptor keyboard = of(KEYBOARD);
        assertThat(keyboard.isFor(1)).isTrue();
        assertThat(keyboard.isFor(7)).isFalse();
        byte[] report = {2, 0, 4, 0, 0, 0, 0, 0}; // left shift and A
        assertThat(keyboard.length(keyboard.report(report))).isEqualTo(8);
        assertThat(keyboard.value(report, 8, 0x7_00E1)).isEqualTo(OptionalLong.of(1));
        assertThat(keyboard.value(report, 8, 0x7_00E0)).isEqualTo(OptionalLong.of(0));
        assertThat(keyboard.chosen(report, 8, 0x7_0004, 0x7_001D)).isEqualTo(OptionalInt.of(0x7_0004));
        assertThat(keyboard.chosen(report, 8, 0x7_00E0, 0x7_00E7)).isEqualTo(OptionalInt.of(0x7_00E1));
    }

    @Test
    void aReportThatIsCutOffHasNoNumbers() {
        assertThat(of(KEYBOARD).chosen(new byte[] {2, 0, 4}, 3, 0x7_0004, 0x7_001D))
                .isEmpty();
    }

    @Test
    void pushedGlobalsComeBack() {
        // page 8D; push; page 1, size 16; pop; size 8 once; usage 40, input
        ReportDescriptor descriptor = of("058d 0920 a101 7508 9501 a4 0501 7510 b4 0940 8102 c0");
        assertThat(descriptor.value(new byte[] {42}, 1, 0x8D_0040)).isEqualTo(OptionalLong.of(42));
    }

    @Test
    void numbersBelowZeroHaveASign() {
        ReportDescriptor descriptor = of("058d0920a1011580257f7508950109418102c0");
        assertThat(descriptor.value(new byte[] {-3}, 1, 0x8D_0041)).isEqualTo(OptionalLong.of(-3));
    }

    @Test
    void everySequenceOfBytesIsADescriptorThatAnyReportCanBeReadBy() {
        byte[] valid = bytes(KEYBOARD);
        Random random = new Random(1);
        for (int i = 0; i < TRIES; i++) {
            byte[] bytes = Arrays.copyOf(valid, random.nextInt(valid.length + 1));
            for (int changes = random.nextInt(8); changes > 0 && bytes.length > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            ReportDescriptor descriptor = ReportDescriptor.of(bytes);
            byte[] report = new byte[1 + random.nextInt(16)];
            random.nextBytes(report);
            assertThat(descriptor.length(descriptor.report(report))).isBetween(0, 16_384);
            descriptor.chosen(report, report.length, 0x7_0004, 0x7_00E7);
            descriptor.value(report, report.length, 0x7_00E1);
        }
    }
}
