package dev.carthal.gs1;

import static dev.carthal.gs1.Gs1Exception.Kind.CHARACTER;
import static dev.carthal.gs1.Gs1Exception.Kind.CHECK_DIGIT;
import static dev.carthal.gs1.Gs1Exception.Kind.CONTENT;

/// Makes 14 digits of the shorter forms of a GTIN.
final class Gtins {
    static final int LENGTH = 14;

    private Gtins() {}

    /// {@return a GTIN-8, -12, -13 or -14 with zeros before it}
    static byte[] of(byte[] data, int from, int to) throws Gs1Exception {
        digits(data, from, to);
        byte expected = CheckDigits.digit(data, from, to - 1);
        if (data[to - 1] != expected) {
            throw new Gs1Exception(
                    CHECK_DIGIT,
                    to - 1,
                    "the check digit must be " + (char) expected + ": " + Bytes.text(data, from, to));
        }
        byte[] gtin = zeros();
        System.arraycopy(data, from, gtin, LENGTH - (to - from), to - from);
        return gtin;
    }

    /// {@return what six, seven or eight digits with suppressed zeros stand for; of seven the first, of eight
    /// the last too, is not suppressed: number system and check digit}
    static byte[] ofUpcE(byte[] data, int from, int to) throws Gs1Exception {
        digits(data, from, to);
        int length = to - from;
        if (length == 8 && data[from] > '1' && CheckDigits.last(data, from, to) == CheckDigits.FINE) {
            return of(data, from, to); // an EAN-8 of a scanner that knows one identifier only
        }
        byte system = length == 6 ? (byte) '0' : data[from];
        if (system > '1') {
            throw new Gs1Exception(CONTENT, from, "UPC-E must begin with 0 or 1: " + Bytes.text(data, from, to));
        }
        byte[] gtin = zeros();
        gtin[2] = system;
        expand(data, length == 6 ? from : from + 1, gtin);
        gtin[13] = CheckDigits.digit(gtin, 2, 13);
        if (length == 8 && data[to - 1] != gtin[13]) {
            throw new Gs1Exception(
                    CHECK_DIGIT,
                    to - 1,
                    "the check digit must be " + (char) gtin[13] + ": " + Bytes.text(data, from, to));
        }
        return gtin;
    }

    /// The sixth digit says which zeros are left out (GS1 General Specifications 5.2.2.4.2).
    private static void expand(byte[] data, int from, byte[] gtin) {
        byte last = data[from + 5];
        int head = switch (last) {
            case '0', '1', '2' -> 2;
            case '3' -> 3;
            case '4' -> 4;
            default -> 5;
        };
        System.arraycopy(data, from, gtin, 3, head);
        if (head == 2) {
            gtin[5] = last;
        }
        System.arraycopy(data, from + head, gtin, 13 - (5 - head), 5 - head);
        if (head == 5) {
            gtin[12] = last;
        }
    }

    private static byte[] zeros() {
        return new byte[] {'0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0'};
    }

    private static void digits(byte[] data, int from, int to) throws Gs1Exception {
        int letter = Bytes.digits(data, from, to);
        if (letter < to) {
            throw new Gs1Exception(CHARACTER, letter, "a GTIN must be digits: " + Characters.shown(data[letter]));
        }
    }
}
