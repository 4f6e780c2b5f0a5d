package dev.carthal.scan.barcodes;

import com.google.zxing.ReaderException;
import com.google.zxing.oned.Code39Reader;
import java.util.Map;
import java.util.function.Consumer;

/// Reads Code 39 in rows. It has no check sum, and ZXing takes characters of any width with any space between them:
/// here they must be alike.
final class Code39 {
    /// All characters are told as they are: none is a check, and none shifts the next.
    private static final String AIM = "]A0";

    private static final int CHARACTER = 9;

    /// A character and the space after it.
    private static final int PITCH = CHARACTER + 1;

    /// Which elements of an asterisk are wide; the first is the highest bit. It begins and ends a code.
    private static final int ASTERISK = 0b010010100;

    private final Code39Reader reader = new Code39Reader();

    void read(Row row, Consumer<Code> found) {
        int first = start(row);
        if (first == row.elements()) {
            return;
        }
        try {
            String text = reader.decodeRow(0, row.bits(), Map.of()).getText();
            if (isEven(row, first, text.length() + 2)) {
                found.accept(new Code(Symbology.CODE_39, AIM, text));
            }
        } catch (ReaderException _) {
            // it was no beginning, or has no end
        }
    }

    /// {@return the first element that ZXing takes for a beginning, too; the number of elements if there is none}
    private static int start(Row row) {
        for (int first = 0; first + Symbology.CODE_39.elements <= row.elements(); first += 2) {
            int width = row.width(first, CHARACTER);
            if (row.quiet(first) >= Math.min(width / 2, row.start(first)) && isAsterisk(row, first)) {
                return first;
            }
        }
        return row.elements();
    }

    private static boolean isAsterisk(Row row, int first) {
        int narrow = 0;
        int wide = Integer.MAX_VALUE;
        int widest = 0;
        int allWide = 0;
        for (int i = 0; i < CHARACTER; i++) {
            int width = row.width(first + i, 1);
            if (((ASTERISK >> (CHARACTER - 1 - i)) & 1) == 0) {
                narrow = Math.max(narrow, width);
            } else {
                wide = Math.min(wide, width);
                widest = Math.max(widest, width);
                allWide += width;
            }
        }
        return narrow < wide && 2 * widest < allWide;
    }

    private static boolean isEven(Row row, int first, int characters) {
        if (first + characters * PITCH - 1 > row.elements()) {
            return false;
        }
        for (int i = first + PITCH; i < first + characters * PITCH; i += PITCH) {
            boolean apart = 2 * row.width(i - 1, 1) > row.width(i, CHARACTER);
            if (apart || !row.isAlike(i - PITCH, i, CHARACTER)) {
                return false;
            }
        }
        return true;
    }
}
