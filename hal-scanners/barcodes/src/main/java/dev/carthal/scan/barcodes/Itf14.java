package dev.carthal.scan.barcodes;

import java.util.function.Consumer;

/// Reads ITF-14 in rows: fourteen digits, of which the last checks the others. ZXing looks for the beginning and the
/// end of a whole row only, and takes other lengths, of which a line that leaves the code would make one.
final class Itf14 {
    /// Its check digit was looked at, and is told.
    private static final String AIM = "]I1";

    private static final int DIGITS = 14;

    /// Narrow ones, with which it begins.
    private static final int START = 4;

    /// A digit in bars, and one in the spaces between them.
    private static final int PAIR = 10;

    private static final int STOP = 3;

    /// Which elements of a digit are wide; the first is the highest bit.
    private static final int[] WIDE = {
        0b00110, 0b10001, 0b01001, 0b11000, 0b00101, 0b10100, 0b01100, 0b00011, 0b10010, 0b01010
    };

    private Itf14() {}

    /// Read all codes that begin in a row at its first end.
    static void read(Row row, Consumer<Code> found) {
        for (int first = 0; first + Symbology.ITF_14.elements <= row.elements(); first += 2) {
            if (isFramed(row, first)) {
                String digits = digits(row, first + START);
                if (digits.length() == DIGITS && isChecked(digits)) {
                    found.accept(new Code(Symbology.ITF_14, AIM, digits));
                }
            }
        }
    }

    private static boolean isFramed(Row row, int first) {
        int width = row.width(first, START);
        int stop = first + Symbology.ITF_14.elements - STOP;
        if (row.quiet(first) < width || row.quietAfter(stop + STOP) < width) {
            return false;
        }
        for (int i = first; i < first + START; i++) {
            int element = row.width(i, 1);
            if (8 * element < width || 5 * element > 2 * width) {
                return false;
            }
        }
        return 2 * row.width(stop, 1) > 3 * Math.max(row.width(stop + 1, 1), row.width(stop + 2, 1));
    }

    private static String digits(Row row, int first) {
        StringBuilder digits = new StringBuilder(DIGITS);
        for (int pair = first; digits.length() < DIGITS; pair += PAIR) {
            int bars = digit(row, pair);
            int spaces = digit(row, pair + 1);
            if (bars < 0 || spaces < 0 || (pair > first && !row.isAlike(pair - PAIR, pair, PAIR))) {
                break;
            }
            digits.append(bars).append(spaces);
        }
        return digits.toString();
    }

    /// {@return the digit of five bars, or of five spaces; less than zero if it is none}
    private static int digit(Row row, int first) {
        int all = 0;
        for (int i = 0; i < PAIR; i += 2) {
            all += row.width(first + i, 1);
        }
        int wide = 0;
        for (int i = 0; i < PAIR; i += 2) {
            wide = (wide << 1) | (PAIR / 2 * row.width(first + i, 1) > all ? 1 : 0);
        }
        for (int digit = 0; digit < WIDE.length; digit++) {
            if (WIDE[digit] == wide) {
                return digit;
            }
        }
        return -1;
    }

    private static boolean isChecked(String digits) {
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            sum += Character.digit(digits.charAt(i), 10) * (i % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }
}
