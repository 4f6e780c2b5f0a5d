package dev.carthal.hal.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScanTests {
    private static Scan scan(String aim, String data) {
        return Scan.of(3, 1000, aim, data.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "]E0, 4006381333931, EAN-13",
        "]E0, 036000291452, UPC-A",
        "]E1, 12, EAN add-on 2",
        "]E2, 12345, EAN add-on 5",
        "]E3, 400638133393112, EAN-13 with add-on",
        "]E4, 96385074, EAN-8",
        "]C0, abc, Code 128",
        "]C1, 0104006381333931, GS1-128",
        "]e0, 0104006381333931, GS1 DataBar",
        "]d1, abc, DataMatrix",
        "]d2, 0104006381333931, GS1 DataMatrix",
        "]Q1, abc, QR",
        "]Q3, 0104006381333931, GS1 QR",
        "]J1, 0104006381333931, GS1 DotCode",
        "]J0, abc, DotCode",
        "]A0, abc, Code 39",
        "]I0, 12, ITF",
        "]F0, 12, Codabar",
        "]G0, abc, Code 93",
        "]L0, abc, PDF417",
        "]z0, abc, Aztec",
        "]X0, abc, unknown"
    })
    void theSymbologyFollowsFromTheIdentifier(String aim, String data, String symbology) {
        assertThat(scan(aim, data).symbology()).isEqualTo(symbology);
    }

    @Test
    void everyByteIsKept() {
        Scan scan = scan("]d2", "01040063813339\u001d21\u00e9");
        assertThat(scan.text()).isEqualTo("01040063813339\u001d21\u00e9");
        assertThat(scan.data()).hasSize(18);
        assertThat(scan.sequence()).isEqualTo(3);
        assertThat(scan.captureNanos()).isEqualTo(1000);
        assertThat(scan.aim()).isEqualTo("]d2");
    }

    @Test
    void dataIsACopy() {
        byte[] data = {'1', '2'};
        Scan scan = Scan.of(1, 2, "]E0", data);
        data[0] = 'x';
        scan.data()[1] = 'x';
        assertThat(scan.text()).isEqualTo("12");
        assertThat(scan).isEqualTo(Scan.of(1, 2, "]E0", new byte[] {'1', '2'}));
        assertThat(scan).hasSameHashCodeAs(Scan.of(1, 2, "]E0", new byte[] {'1', '2'}));
        assertThat(scan).isNotEqualTo(Scan.of(1, 2, "]E4", new byte[] {'1', '2'}));
        assertThat(scan).hasToString("scan 1 at 2 ns: ]E012");
    }

    @Test
    void anIdentifierHasItsForm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scan("E0", "1"))
                .withMessage("an AIM identifier must be ] and two characters: aim=E0");
        assertThatIllegalArgumentException().isThrownBy(() -> scan("]E", "1"));
    }

    @Test
    void aScanHasData() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scan("]E0", ""))
                .withMessage("a scan must have data: aim=]E0");
    }
}
