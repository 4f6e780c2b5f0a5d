package dev.carthal.scan.camera;

import java.nio.charset.StandardCharsets;

/// A barcode as it was read.
///
/// @param aim its AIM identifier
record Code(Symbology symbology, String aim, String text) {
    byte[] data() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
