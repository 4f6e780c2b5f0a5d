package dev.carthal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GtinTests {
    @ParameterizedTest
    @ValueSource(strings = {"96385074", "036000291452", "4006381333931", "10614141000415", "9521234000013"})
    void numbersWithARightCheckDigitAreTaken(String text) {
        assertThat(Gtin.of(text).digits()).hasSize(14).endsWith(text);
    }

    @Test
    void aNumberIsTheSameWithAndWithoutLeadingZeros() {
        assertThat(Gtin.of("036000291452")).isEqualTo(Gtin.of("0036000291452"));
        assertThat(Gtin.of("036000291452")).hasToString("0036000291452");
        assertThat(Gtin.of("10614141000415")).hasToString("10614141000415");
    }

    @Test
    void aWrongCheckDigitNamesTheRightOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gtin.of("4006381333930"))
                .withMessage("the check digit must be 1: gtin=4006381333930");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "40063813339312", "4006381333x31", "٤٠٠٦٣٨١٣٣٣٩٣١", "https://example.org/01/1"})
    void whatIsNoGtinIsNotFound(String text) {
        assertThat(Gtin.find(text)).isEmpty();
    }

    @Property
    void oneWrongDigitIsNoticed(
            @ForAll @NumericChars @StringLength(12) String payload,
            @ForAll @IntRange(max = 12) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        StringBuilder text = new StringBuilder(payload).append(Gtin.checkDigit(payload));
        assertThat(Gtin.find(text.toString())).isPresent();
        text.setCharAt(place, (char) ('0' + (text.charAt(place) - '0' + by) % 10));
        assertThat(Gtin.find(text.toString())).isEmpty();
    }
}
