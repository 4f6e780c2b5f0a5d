package dev.carthal.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Verifiers, and layouts that a shop makes up.
final class PriceVerifierTests {
    @ParameterizedTest
    @CsvSource({
        "2875, 9",
        "1234, 9",
        "0599, 1",
        "9999, 6",
        "0000, 0",
        "14685, 6",
        "00012, 9",
        "00239, 4",
        "06870, 1",
        "99999, 6",
        "01234, 1",
        "00000, 0"
    })
    void verifierIsThatOfTheStandard(String digits, char verifier) {
        byte[] data = Scans.bytes(digits);
        assertThat((char) Verifiers.of(data, 0, data.length)).isEqualTo(verifier);
    }

    @ParameterizedTest
    @CsvSource({
        "21IIIIIWWWWWC, 2112345012506, 12345, 1250000, ",
        "21IIIIIWWWWWC, 2100042007505, 00042, 750000, ",
        "23IIIIIPPPPPC, 2312345012999, 12345, , 1299",
        "28IIIIWWWWWWC, 2812340125002, 1234, 12500000, ",
        "02IIIIIVPPPPC, 0212345612345, 12345, , 1234"
    })
    void layoutsAreConfiguration(String layout, String number, String item, Long weightMg, Long priceMinor)
            throws Gs1Exception {
        byte[] digits = Scans.bytes(number);
        if (layout.contains("V")) {
            digits[7] = Verifiers.of(digits, 8, 12);
        }
        digits[12] = CheckDigits.digit(digits, 0, 12);
        ScanData data = ScanParser.of(Region.NONE.with(List.of(layout))).parse(digits);
        assertThat(data.item()).contains(item);
        assertThat(data.weightMg().isPresent() ? (Long) data.weightMg().getAsLong() : null)
                .isEqualTo(weightMg);
        assertThat(data.priceMinor().isPresent() ? (Long) data.priceMinor().getAsLong() : null)
                .isEqualTo(priceMinor);
        assertThat(data.currency()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "28IIIIVWWWWW",
                "28IIIIVWWWWWWC",
                "28IIIIIIWWWWWC",
                "28IIIIVWWWWWC.10",
                "IIIIIIVWWWWWC",
                "28IIIVWWWWWWC"
            })
    void whatIsNoLayoutIsRefused(String layout) {
        assertThatThrownBy(() -> Region.NONE.with(List.of(layout)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("layout=" + layout);
    }

    @Test
    void aShopsOwnLayoutComesBeforeThatOfItsRegion() throws Gs1Exception {
        Region shop = Region.named("de").orElseThrow().with(List.of("28IIIIIWWWWWC"));
        assertThat(ScanParser.of(shop).parse(Scans.bytes("2811111068708")).item())
                .contains("11111");
    }

    @Test
    void regionsAreThoseOfTheList() {
        assertThat(Region.names()).containsExactly("DE", "DK", "EE", "FI", "GB", "LT", "LV", "NO", "SE", "US");
        assertThat(Region.named("XX")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, 10, 0", "15, 10, 2", "25, 10, 2", "26, 10, 3", "24, 10, 2"})
    void roundingIsHalfEven(long value, long divisor, long rounded) {
        assertThat(Quantities.halfEven(value, divisor)).isEqualTo(rounded);
    }
}
