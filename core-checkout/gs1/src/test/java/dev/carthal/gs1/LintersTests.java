package dev.carthal.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values that linters take and refuse; most are from the tests of the GS1 Barcode Syntax Dictionary's linters.
final class LintersTests {
    /// A linter, a value, and where it is wrong; -1 where it is right.
    private static final String CASES = """
            csum, 95012345678903, -1
            csum, 95012345678904, 13
            csum, 376104250021234569, -1
            csumalpha, 1987654Ad4X4bL5ttr2310c2K, -1
            csumalpha, 1987654Ad4X4bL5ttr2310cXK, 23
            csumalpha, 12345_ABCDEFGHIJKLMCP, -1
            csumalpha, 99999zzzzzzzzzzzzzzzzzzT2, -1
            csumalpha, 2, 0
            gcppos1, 0123A, -1
            gcppos1, 012A4, 3
            gcppos1, 012, 3
            gcppos2, A0123, -1
            gcppos2, 012A4, 3
            iban, FR7630006000011234567890189, -1
            iban, MU43BOMM0101123456789101000MUR, -1
            iban, GB98MIDL07009312345678, -1
            iban, BE71096123456760, 2
            iban, LC14BOSLxx3456789012345678901230, 8
            iban, XX361234567890, 0
            iban, BE71, 0
            yymmdd, 200229, -1
            yymmdd, 210229, 4
            yymmdd, 000229, -1
            yymmdd, 200431, 4
            yymmdd, 201310, 2
            yymmdd, 200600, 4
            yymmd0, 200600, -1
            yymmd0, 200010, 2
            yyyymmdd, 20240229, -1
            yyyymmdd, 19000229, 6
            yyyymmdd, 20001301, 4
            hh, 23, -1
            hh, 24, 0
            mi, 59, -1
            mi, 60, 0
            ss, 59, -1
            ss, 60, 0
            hhmi, 2359, -1
            hhmi, 2400, 0
            hhmi, 2360, 2
            iso3166, 276, -1
            iso3166, 280, 0
            iso3166, 000, 0
            iso3166, 999, 0
            iso3166999, 999, -1
            iso3166999, 998, 0
            iso3166alpha2, DE, -1
            iso3166alpha2, EU, 0
            iso4217, 978, -1
            iso4217, 276, 0
            iso5218, 9, -1
            iso5218, 3, 0
            yesno, 1, -1
            yesno, 2, 0
            winding, 9, -1
            winding, 2, 0
            mediatype, 10, -1
            mediatype, 80, -1
            mediatype, 11, 0
            mediatype, 00, 0
            packagetype, PLP, -1
            packagetype, 8, -1
            packagetype, 0000, 0
            importeridx, _, -1
            importeridx, -, -1
            importeridx, =, 0
            importeridx, %, 0
            zero, 0, -1
            zero, 1, 0
            nonzero, 0010, -1
            nonzero, 0000, 0
            nozeroprefix, 0, -1
            nozeroprefix, 10, -1
            nozeroprefix, 01, 0
            hyphen, -, -1
            hyphen, A, 0
            hasnondigit, 12A, -1
            hasnondigit, 123, 0
            latitude, 1800000000, -1
            latitude, 1800000001, 0
            longitude, 3600000000, -1
            longitude, 3600000001, 0
            pieceoftotal, 0203, -1
            pieceoftotal, 0303, -1
            pieceoftotal, 0403, 0
            pieceoftotal, 0003, 0
            pieceoftotal, 0300, 2
            posinseqslash, 9/9, -1
            posinseqslash, 2/1, 0
            posinseqslash, 0/1, 0
            posinseqslash, 1/0, 2
            posinseqslash, 1//, 0
            pcenc, ABC%20X, -1
            pcenc, ABC%fg, 3
            pcenc, ABC%2, 3
            couponcode, 012345612345611110123, -1
            couponcode, 01234561234561111012310110123921101230123456325010142412315012345661123456790000, -1
            couponcode, 0123456123456111101233250101, -1
            couponcode, 01234561234561111012332501014250102, 21
            couponcode, 7123456123456, 0
            couponcode, 012345612345601, 13
            couponcode, 01234561234561, 14
            couponcode, a12345612345611110123, 0
            couponcode, 0123456123456111101237, 21
            couponposoffer, 001234561234560123456, -1
            couponposoffer, 061234567890121234569123456789012345, -1
            couponposoffer, 201234561234560123456, 0
            couponposoffer, 07, 1
            couponposoffer, 0012345612345601234567, 21
            couponposoffer, 00123456123456012345, 20
            """;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = CASES)
    void findWhatIsWrong(String linter, String value, int at) {
        byte[] data = Scans.bytes("<" + value);
        int found = Linter.named(linter).check().at(data, 1, data.length);
        assertThat(found < 0 ? found : found - 1).isEqualTo(at);
    }

    @Test
    void allOfTheTableHaveACase() {
        Set<String> used = Identifiers.all().stream()
                .flatMap(one -> one.parts().stream())
                .flatMap(part -> part.linters().stream())
                .map(Linter::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(CASES.lines().map(line -> line.replaceAll(",.*", "")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @ParameterizedTest
    @CsvSource({
        "8030, 12=, -1",
        "8030, 123=, 3",
        "8030, 1===, 1",
        "8030, AB-_9z, -1",
        "8030, A+, 1",
        "8010, 0123#-/A, -1",
        "8010, 0123a, 4",
        "10, a!%z, -1",
        "10, a#, 1",
        "10, a{, 1"
    })
    void charactersAreThoseOfTheirSet(String ai, String value, int at) {
        byte[] data = Scans.bytes(value);
        Identifier identifier = Identifiers.all().stream()
                .filter(one -> one.ai().equals(ai))
                .findFirst()
                .orElseThrow();
        assertThat(fault(identifier, data)).isEqualTo(at);
    }

    private static int fault(Identifier identifier, byte[] data) {
        try {
            identifier.check(data, 0, data.length);
            return -1;
        } catch (Gs1Exception wrong) {
            return wrong.at();
        }
    }

    @Test
    void allCurrenciesInUseHaveACode() {
        byte[] digits = new byte[3];
        Set<Integer> nameless = new TreeSet<>();
        for (int number = 0; number < 1000; number++) {
            digits[0] = (byte) ('0' + number / 100);
            digits[1] = (byte) ('0' + number / 10 % 10);
            digits[2] = (byte) ('0' + number % 10);
            if (Codes.currency(digits, 0, 3) < 0 && Codes.currency(number) == null) {
                nameless.add(number);
            }
        }
        // UYW, a unit of account of Uruguay that the JDK does not know
        assertThat(nameless).containsExactly(927);
    }
}
