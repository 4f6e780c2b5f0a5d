package dev.carthal.scan.barcodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabarTests {
    @ParameterizedTest
    @CsvSource({
        "(01)90012345678908(3103)001750, 01900123456789083103001750",
        "(01)98898765432106(3202)012345(15)991231, 0198898765432106320201234515991231",
        "(10)ABC123(15)261231(21)7, 10ABC123<GS>15261231217",
        "(01)95012345678903(3922)599(10)A, 0195012345678903392 2599<GS>10A",
    })
    void elementsAreSeparatedWhereTheirLengthIsNotKnown(String asPeopleRead, String data) {
        assertThat(Databar.elements(asPeopleRead))
                .isEqualTo(data.replace(" ", "").replace("<GS>", "\u001d"));
    }
}
