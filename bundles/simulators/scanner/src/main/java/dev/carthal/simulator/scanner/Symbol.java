package dev.carthal.simulator.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// A barcode in sight.
///
/// @param aim its AIM identifier
/// @param text its data, one character a byte
record Symbol(String aim, String text) {
    /// {@return the barcode that `scan` says: an AIM identifier and data, or the bare digits of an EAN}
    ///
    /// @throws IllegalArgumentException if it is neither
    static Symbol of(String scan) {
        if (scan.startsWith("]") && scan.length() > 3) {
            return new Symbol(scan.substring(0, 3), scan.substring(3));
        }
        if (scan.matches("[0-9]{8}|[0-9]{12,13}")) {
            return new Symbol(scan.length() == 8 ? "]E4" : "]E0", scan);
        }
        throw new IllegalArgumentException(
                "a barcode must be an AIM identifier and data, or 8, 12 or 13 digits: " + scan);
    }

    byte[] data() {
        return text.getBytes(ISO_8859_1);
    }
}
