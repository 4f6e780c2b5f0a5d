package dev.carthal.gs1;

import static dev.carthal.gs1.CheckDigits.FINE;

import dev.carthal.gs1.Gs1Exception.Kind;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the content of a value must be, beyond its characters and length. The names are those of the GS1
/// Barcode Syntax Dictionary, so that table and dictionary can be compared.
///
/// @param name in the table
/// @param words what is expected
record Linter(String name, String words, Check check) {
    private static final Map<String, Linter> ALL = Stream.of(
                    linter("csum", "the check digit must be ", CheckDigits::last),
                    linter("csumalpha", "the check characters must be right", CheckDigits::pair),
                    linter("gcppos1", "must begin with a company prefix", (data, from, to) -> prefix(data, from, to)),
                    linter(
                            "gcppos2",
                            "must have a company prefix after the first digit",
                            (data, from, to) -> prefix(data, from + 1, to)),
                    linter("iban", "must be an IBAN", CheckDigits::iban),
                    linter("yymmdd", "must be a day, YYMMDD", Dates::day),
                    linter("yymmd0", "must be a day, YYMMDD, or a month, YYMM00", Dates::dayOrMonth),
                    linter("yyyymmdd", "must be a day, YYYYMMDD", Dates::longDay),
                    linter("hh", "must be an hour, 00..23", Dates::hour),
                    linter("mi", "must be a minute, 00..59", Dates::minute),
                    linter("ss", "must be a second, 00..59", Dates::minute),
                    linter("hhmi", "must be a time, HHMM", Dates::hourAndMinute),
                    linter("iso3166", "must be a country of ISO 3166-1", Codes::country),
                    linter("iso3166999", "must be a country of ISO 3166-1, or 999", Codes::countryOr999),
                    linter("iso3166alpha2", "must be a country of ISO 3166-1, two letters", CheckDigits::country),
                    linter("iso4217", "must be a currency of ISO 4217", Codes::currency),
                    linter("iso5218", "must be 0, 1, 2 or 9", (data, from, to) -> in("0129", data[from], from)),
                    linter("yesno", "must be 0 or 1", (data, from, to) -> in("01", data[from], from)),
                    linter("winding", "must be 0, 1 or 9", (data, from, to) -> in("019", data[from], from)),
                    linter("mediatype", "must be an AIDC media type", Codes::media),
                    linter("packagetype", "must be a package type", Codes::packageType),
                    linter(
                            "importeridx",
                            "must be a digit, a letter, - or _",
                            (data, from, to) -> Characters.Z.has(data[from]) && data[from] != '=' ? FINE : from),
                    linter("zero", "must be 0", (data, from, to) -> Bytes.number(data, from, to) == 0 ? FINE : from),
                    linter(
                            "nonzero",
                            "must not be 0",
                            (data, from, to) -> Bytes.number(data, from, to) != 0 ? FINE : from),
                    linter(
                            "nozeroprefix",
                            "must not begin with 0",
                            (data, from, to) -> to - from > 1 && data[from] == '0' ? from : FINE),
                    linter("hyphen", "must be -", (data, from, to) -> data[from] == '-' ? FINE : from),
                    linter(
                            "hasnondigit",
                            "must not be digits only",
                            (data, from, to) -> Bytes.digits(data, from, to) == to ? from : FINE),
                    linter(
                            "latitude",
                            "must be 0000000000..1800000000",
                            (data, from, to) -> Bytes.number(data, from, to) <= 1_800_000_000L ? FINE : from),
                    linter(
                            "longitude",
                            "must be 0000000000..3600000000",
                            (data, from, to) -> Bytes.number(data, from, to) <= 3_600_000_000L ? FINE : from),
                    linter("pieceoftotal", "must be a piece and how many there are, neither 0", (data, from, to) -> {
                        long piece = Bytes.number(data, from, (from + to) / 2);
                        long total = Bytes.number(data, (from + to) / 2, to);
                        return piece > 0 && total > 0 && piece <= total
                                ? FINE
                                : piece > 0 && total == 0 ? (from + to) / 2 : from;
                    }),
                    linter(
                            "posinseqslash",
                            "must be a place in a sequence, such as 1/2",
                            (data, from, to) -> place(data, from, to)),
                    linter(
                            "pcenc",
                            "after % there must be two hexadecimal digits",
                            (data, from, to) -> percent(data, from, to)),
                    linter("couponcode", "must be a coupon code", Coupons::code),
                    linter("couponposoffer", "must be a coupon code of a positive offer file", Coupons::positiveOffer))
            .collect(Collectors.toUnmodifiableMap(Linter::name, Function.identity()));

    /// Looks at a part of a value.
    @FunctionalInterface
    interface Check {
        /// Returns where it is wrong, or [CheckDigits#FINE].
        int at(byte[] data, int from, int to);
    }

    private static Linter linter(String name, String words, Check check) {
        return new Linter(name, words, check);
    }

    static Linter named(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    void check(Identifier of, byte[] data, int from, int to) throws Gs1Exception {
        int at = check.at(data, from, to);
        if (at != FINE) {
            String expected = name.equals("csum") ? words + (char) CheckDigits.digit(data, from, to - 1) : words;
            Kind kind = name.startsWith("csum") ? Kind.CHECK_DIGIT : Kind.CONTENT;
            throw new Gs1Exception(kind, at, of + ": " + expected + ": " + Bytes.text(data, from, to));
        }
    }

    /// A company prefix has four digits at least; which are given out is known to GS1 alone.
    private static int prefix(byte[] data, int from, int to) {
        int end = Math.min(from + 4, to);
        int digits = Bytes.digits(data, from, end);
        return digits == from + 4 ? FINE : digits;
    }

    private static int in(String allowed, byte b, int at) {
        return allowed.indexOf(b) >= 0 ? FINE : at;
    }

    private static int place(byte[] data, int from, int to) {
        int slash = Bytes.digits(data, from, to);
        boolean formed =
                slash > from && slash < to - 1 && data[slash] == '/' && Bytes.digits(data, slash + 1, to) == to;
        if (!formed || data[from] == '0') {
            return from;
        }
        if (data[slash + 1] == '0') {
            return slash + 1;
        }
        return Bytes.number(data, from, slash) <= Bytes.number(data, slash + 1, to) ? FINE : from;
    }

    private static int percent(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] == '%') {
                if (i + 2 >= to || !Bytes.isHex(data[i + 1]) || !Bytes.isHex(data[i + 2])) {
                    return i;
                }
                i += 2;
            }
        }
        return FINE;
    }
}
