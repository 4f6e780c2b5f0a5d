package dev.carthal.scan.barcodes;

import java.nio.charset.StandardCharsets;

/// A barcode as it was read.
///
/// @param symbology what it is printed as
/// @param aim its AIM identifier
/// @param text its data; FNC1 inside it is the character 1D
public record Code(Symbology symbology, String aim, String text) {
    /// {@return its data as a scanner sends it: a byte a character, UTF-8 where that does not do}
    public byte[] data() {
        boolean latin = text.chars().allMatch(character -> character < 256);
        return text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}
