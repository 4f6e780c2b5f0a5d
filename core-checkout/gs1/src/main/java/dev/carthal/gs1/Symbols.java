package dev.carthal.gs1;

import org.jspecify.annotations.Nullable;

/// What AIM identifiers say (ISO/IEC 15424): the kind of symbol, and whether its data is GS1's.
final class Symbols {
    private Symbols() {}

    static boolean isIdentifier(byte[] data) {
        return data.length >= 3
                && data[0] == ']'
                && (Bytes.isUpper(data[1]) || (data[1] >= 'a' && data[1] <= 'z'))
                && (Bytes.isUpper(data[2]) || Bytes.isDigit(data[2]) || (data[2] >= 'a' && data[2] <= 'z'));
    }

    /// {@return whether the symbol begins with FNC1, which makes its data element strings}
    static boolean hasElements(byte code, byte modifier) {
        return switch (code) {
            case 'C', 'J' -> modifier == '1';
            case 'e' -> modifier == '0';
            case 'd' -> modifier == '2';
            case 'Q' -> modifier == '3';
            default -> false;
        };
    }

    /// {@return its name; null where the scanner did not know}
    static @Nullable String name(byte[] data) {
        byte modifier = data[2];
        return switch (data[1]) {
            case 'E' -> ean(modifier, data.length - 3);
            case 'C' -> modifier == '1' ? "GS1-128" : "Code 128";
            case 'e' -> "GS1 DataBar";
            case 'd' -> modifier == '2' ? "GS1 DataMatrix" : "DataMatrix";
            case 'Q' -> modifier == '3' ? "GS1 QR" : "QR";
            case 'J' -> modifier == '1' ? "GS1 DotCode" : "DotCode";
            case 'A' -> "Code 39";
            case 'I' -> "ITF";
            case 'F' -> "Codabar";
            case 'G' -> "Code 93";
            case 'L' -> "PDF417";
            case 'z' -> "Aztec";
            default -> null;
        };
    }

    private static String ean(byte modifier, int length) {
        return switch (modifier) {
            case '1' -> "EAN add-on 2";
            case '2' -> "EAN add-on 5";
            case '3' -> "EAN-13 with add-on";
            case '4' -> "EAN-8";
            default -> length <= 8 ? "UPC-E" : length == 12 ? "UPC-A" : "EAN-13";
        };
    }
}
