package dev.carthal.hal.scan;

/// Names by AIM identifier, ISO/IEC 15424 annex: code character, then modifier where it changes the name.
final class Symbologies {
    private Symbologies() {}

    static String name(String aim, int length) {
        char modifier = aim.charAt(2);
        return switch (aim.charAt(1)) {
            case 'E' -> ean(modifier, length);
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
            default -> "unknown";
        };
    }

    private static String ean(char modifier, int length) {
        return switch (modifier) {
            case '4' -> "EAN-8";
            case '1' -> "EAN add-on 2";
            case '2' -> "EAN add-on 5";
            case '3' -> "EAN-13 with add-on";
            default -> length == 12 ? "UPC-A" : "EAN-13";
        };
    }
}
