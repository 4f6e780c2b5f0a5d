package dev.carthal.scan.serial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.carthal.scan.serial.Dialect.Sighting;
import java.util.Arrays;

/// The types of barcodes in SSI, and the AIM identifiers that they stand for.
final class SsiTypes {
    private static final String OTHER = "]X0";

    private SsiTypes() {}

    /// {@return a barcode with the identifier that the scanner sent, or the one of its type}
    static Sighting sighting(int type, byte[] data, boolean again) {
        String aim = aim(type);
        boolean sent = Form.identified(data, 0, data.length)
                && data.length > Form.IDENTIFIER
                && (aim.equals(OTHER) || data[1] == aim.charAt(1));
        return sent
                ? new Sighting(
                        new String(data, 0, Form.IDENTIFIER, ISO_8859_1),
                        Arrays.copyOfRange(data, Form.IDENTIFIER, data.length),
                        again)
                : new Sighting(aim, data, again);
    }

    private static String aim(int type) {
        return switch (type) {
            case 0x01, 0x13, 0x15 -> "]A0"; // Code 39, its full ASCII and Trioptic
            case 0x02 -> "]F0"; // Codabar
            case 0x03 -> "]C0"; // Code 128
            case 0x04, 0x05 -> "]S0"; // Discrete and IATA 2 of 5
            case 0x06 -> "]I0"; // Interleaved 2 of 5
            case 0x07 -> "]G0"; // Code 93
            case 0x08, 0x09, 0x0B, 0x10, 0x16 -> "]E0"; // UPC-A, UPC-E0, EAN-13, UPC-E1, Bookland
            case 0x0A -> "]E4"; // EAN-8
            case 0x0C -> "]H0"; // Code 11
            case 0x0E -> "]M0"; // MSI
            case 0x0F -> "]C1"; // GS1-128
            case 0x11 -> "]L0"; // PDF417
            case 0x1B -> "]d1"; // DataMatrix; a GS1 one says so by the identifier that it is told to send
            case 0x1C -> "]Q1"; // QR, likewise
            case 0x2D -> "]z0"; // Aztec
            case 0x23, 0x24, 0x25, 0x30, 0x31, 0x32 -> "]e0"; // GS1 DataBar, in two generations of scanners
            case 0x48, 0x49, 0x4A, 0x4B, 0x50, 0x88, 0x89, 0x8A, 0x8B, 0x90 -> "]E3"; // with a supplement
            default -> OTHER;
        };
    }
}
